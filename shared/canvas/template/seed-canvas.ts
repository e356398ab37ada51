import type * as Y from "yjs"

import type { BoardContent } from "../../content/index.ts"
import { LIMITS } from "../records/limits.ts"
import { canvasRecords, createRecord } from "../records/record-codec.ts"
import type { CanvasRecord } from "../records/record.ts"
import { actorsFrame, handoversFrame, matrixFrame } from "./card-frames.ts"
import { chainFrame } from "./chain-frame.ts"
import { cutForCard, type FrameDraft, type Source } from "./frame-draft.ts"
import { agreementsFrame, goalsFrame, questionsFrame } from "./note-frames.ts"
import { type DraftShape, frame, text, toRecords } from "./shapes.ts"
import { TEMPLATE_WORDS, writtenDate } from "./template-texts.ts"

export type CanvasTemplate = "blank" | "regionalworkshop" | "musterstadt"

const PAGE_ID = "page:page"

/** The page that every board begins with, and what the program calls it. */
export const FIRST_PAGE = { id: PAGE_ID, names: { de: "Tafel", en: "Board" } } as const
/** Between two frames side by side. */
const ALLEY = 80
/** Between two frames one above the other; a frame's name is drawn above it at the same screen size at any zoom. */
const STREET = 150

/** Fills an empty canvas in one transaction: the page, and for a workshop a frame for each part of its day. */
export function seedCanvas(doc: Y.Doc, template: CanvasTemplate, content: BoardContent): void {
  doc.transact(() => {
    const records = canvasRecords(doc)
    for (const record of templateRecords(template, content)) createRecord(records, record)
  })
}

/** The template as plain records, parents before their children. */
export function templateRecords(template: CanvasTemplate, content: BoardContent): CanvasRecord[] {
  const document = {
    id: "document:document",
    typeName: "document",
    gridSize: 10,
    name: "",
    meta: {},
  }
  const page = { id: PAGE_ID, typeName: "page", name: pageName(content), index: "a1", meta: {} }
  return [document, page, ...(template === "blank" ? [] : workshopRecords(content))]
}

function pageName(content: BoardContent): string {
  return FIRST_PAGE.names[content.meta?.language ?? "de"]
}

function workshopRecords(content: BoardContent): CanvasRecord[] {
  const language = content.meta?.language ?? "de"
  const source: Source = { content, language, words: TEMPLATE_WORDS[language] }
  const frames = arrange(source)
  const width = Math.max(...frames.map((placed) => placed.x + placed.draft.w))
  const onPage = [
    ...boardTitle(source, width),
    ...frames.map(({ draft, x, y }) =>
      frame({ id: `frame-${draft.id}`, x, y }, { w: draft.w, h: draft.h, name: draft.name }),
    ),
  ]
  return [
    ...toRecords(onPage, PAGE_ID),
    ...frames.flatMap(({ draft }) => toRecords(draft.shapes, `shape:frame-${draft.id}`)),
    ...frames.flatMap(({ draft }) => draft.bindings),
  ]
}

interface PlacedFrame {
  readonly draft: FrameDraft
  readonly x: number
  readonly y: number
}

const GOALS = 900

/*
 *   goals | actors | matrix | handovers
 *   chain          |        | agreements
 *                  |        | questions
 */
function arrange(source: Source): PlacedFrame[] {
  const [left, right] = [2660, 2000]
  const goals = goalsFrame(source, GOALS)
  const actors = actorsFrame(source, left - GOALS - ALLEY)
  const firstRow = Math.max(goals.h, actors.h)
  const column = [
    handoversFrame(source, right),
    agreementsFrame(source, right),
    questionsFrame(source, right),
  ]
  const columnHeight =
    column.reduce((sum, draft) => sum + draft.h, 0) + (column.length - 1) * STREET
  // In the proportions of a projector's picture, so that its text is large there.
  const chain = chainFrame(source, { w: left, h: left * 0.44 })
  const bottom = Math.max(columnHeight, firstRow + STREET + chain.h)
  const responsibilities = matrixFrame(source, Math.min(bottom, LIMITS.size.most))
  const rightX = left + ALLEY + responsibilities.w + ALLEY
  return [
    { draft: goals, x: 0, y: 0 },
    { draft: actors, x: GOALS + ALLEY, y: 0 },
    { draft: chain, x: 0, y: firstRow + STREET },
    { draft: responsibilities, x: left + ALLEY, y: 0 },
    ...stack(column, { x: rightX, bottom }),
  ]
}

/** One below the other; the last takes the remaining height. */
function stack(
  drafts: readonly FrameDraft[],
  { x, bottom }: { x: number; bottom: number },
): PlacedFrame[] {
  let y = 0
  return drafts.map((draft, i) => {
    const h = i === drafts.length - 1 ? bottom - y : draft.h
    const placed = { draft: { ...draft, h }, x, y }
    y += h + STREET
    return placed
  })
}

function boardTitle(source: Source, w: number): DraftShape[] {
  const { meta, workshop } = source.content
  const title = cutForCard(meta?.title || workshop?.title || "")
  const facts = workshopFacts(source).filter((fact) => fact !== title)
  const shapes: DraftShape[] = []
  if (title !== "") {
    shapes.push(
      text({ id: "board-title", x: 0, y: -430 }, { w, text: title, size: "xl", scale: 2.2 }),
    )
  }
  if (facts.length > 0) {
    shapes.push(
      text({ id: "board-facts", x: 0, y: -265 }, { w, text: facts.join("  ·  "), size: "xl" }),
    )
  }
  return shapes
}

function workshopFacts({ content: { workshop }, words, language }: Source): string[] {
  if (!workshop) return []
  const time = [workshop.start, workshop.end].filter(Boolean).join("–")
  const facts = [
    workshop.title,
    workshop.date && writtenDate(workshop.date, language),
    time && `${time} ${words.clock}`.trim(),
    workshop.place,
    workshop.focus && `${words.focus}: ${workshop.focus}`,
  ]
  return facts.flatMap((fact) => (fact ? [cutForCard(fact)] : []))
}
