import type { JsonObject } from "../records/json.ts"
import { toRichText } from "../text/rich-text.ts"
import { estimateNoteGrowth, noteFontSize } from "../text/text-size.ts"
import {
  cardText,
  firstCards,
  type FrameDraft,
  GAP,
  heading,
  MARGIN,
  shortNames,
  type Source,
} from "./frame-draft.ts"
import { type Colour, type DraftShape, note, NOTE_SIZE } from "./shapes.ts"
import { writtenDate } from "./template-texts.ts"

interface NoteDraft {
  readonly id: string
  readonly richText: JsonObject
  readonly color: Colour
}

/** Notes in rows, as large as the columns allow, in one font size; each row has the height of its longest note. */
function noteRows(
  notes: readonly NoteDraft[],
  { columns, top, w }: { columns: number; top: number; w: number },
): { shapes: DraftShape[]; bottom: number } {
  const step = (w - 2 * MARGIN + GAP) / columns
  const scale = (step - GAP) / NOTE_SIZE
  const fontSize = noteFontSize(notes.map(({ richText }) => richText))
  const shapes: DraftShape[] = []
  let y = top
  for (let start = 0; start < notes.length; start += columns) {
    const row = notes.slice(start, start + columns)
    const growth = row.map(({ richText }) => estimateNoteGrowth(richText, fontSize))
    for (const [i, { id, richText, color }] of row.entries()) {
      const look = { richText, color, scale, fontSize, growY: growth[i] ?? 0 }
      shapes.push(note({ id, x: MARGIN + i * step, y }, look))
    }
    y += (NOTE_SIZE + Math.max(...growth)) * scale + GAP
  }
  return { shapes, bottom: Math.ceil(y - GAP + MARGIN) }
}

function noteFrame(
  source: Source,
  frame: {
    id: "goals" | "agreements" | "questions"
    w: number
    columns: number
    notes: readonly NoteDraft[]
    places: number
    color: Colour
  },
): FrameDraft {
  const { name, task } = source.words[frame.id]
  const top = heading(frame.id, task, frame.w)
  const empty = Array.from({ length: Math.max(0, frame.places - frame.notes.length) }, (_, i) => ({
    id: `${frame.id}-place-${i + 1}`,
    richText: toRichText(""),
    color: frame.color,
  }))
  const { first, more } = firstCards(frame.notes)
  const rest: NoteDraft[] = []
  if (more > 0) {
    const richText = toRichText(source.words.more(more))
    rest.push({ id: `${frame.id}-more`, richText, color: frame.color })
  }
  const { shapes, bottom } = noteRows([...first, ...rest, ...empty], {
    columns: frame.columns,
    top: top.bottom,
    w: frame.w,
  })
  return { id: frame.id, name, w: frame.w, h: bottom, shapes: [top.shape, ...shapes], bindings: [] }
}

export function goalsFrame(source: Source, w: number): FrameDraft {
  const notes = (source.content.goals ?? []).map((goal): NoteDraft => {
    const target = goal.target ? `${source.words.target}: ${goal.target}` : ""
    return {
      id: `goal-${goal.id}`,
      richText: cardText(goal.text, target),
      color: "light-green",
    }
  })
  return noteFrame(source, { id: "goals", w, columns: 2, notes, places: 4, color: "light-green" })
}

export function agreementsFrame(source: Source, w: number): FrameDraft {
  const { content, words, language } = source
  const short = shortNames(content)
  const notes = (content.agreements ?? []).map((agreement): NoteDraft => {
    const owner = short.get(agreement.ownerInstitutionId ?? "")
    const due = agreement.dueDate
      ? `${words.due} ${writtenDate(agreement.dueDate, language)}`
      : undefined
    const line = [owner, due].filter((part) => part !== undefined).join(" · ")
    const done = agreement.status === "done" || agreement.status === "cancelled"
    return {
      id: `agreement-${agreement.id}`,
      richText: cardText(agreement.title, line),
      color: done ? "grey" : "light-blue",
    }
  })
  return noteFrame(source, {
    id: "agreements",
    w,
    columns: 4,
    notes,
    places: 8,
    color: "light-blue",
  })
}

export function questionsFrame(source: Source, w: number): FrameDraft {
  const { content, words } = source
  const short = shortNames(content)
  const notes = (content.openQuestions ?? []).map((question): NoteDraft => {
    const parked = question.status === "parked"
    const [from, to] = [
      short.get(question.raisedByInstitutionId ?? ""),
      short.get(question.addressedToInstitutionId ?? ""),
    ]
    const who = from && to ? `${from} ${words.asks} ${to}` : (from ?? to ?? "")
    const lines = [question.text, parked ? words.parked : ""]
      .filter((line) => line !== "")
      .join("\n")
    return {
      id: `question-${question.id}`,
      richText: cardText(who, lines),
      color: parked ? "light-violet" : "yellow",
    }
  })
  return noteFrame(source, { id: "questions", w, columns: 5, notes, places: 5, color: "yellow" })
}
