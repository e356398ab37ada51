import type * as Y from "yjs"

import type { BoardContent } from "../content/index.ts"
import { actorsFrame, handoversFrame, matrixFrame } from "./card-frames.ts"
import { chainFrame } from "./chain-frame.ts"
import type { FrameDraft, Source } from "./frame-draft.ts"
import { agreementsFrame, goalsFrame, questionsFrame } from "./note-frames.ts"
import { canvasRecords, createRecord } from "./record-codec.ts"
import type { CanvasRecord } from "./record.ts"
import { type DraftShape, frame, text, toRecords } from "./shapes.ts"
import { TEMPLATE_WORDS, writtenDate } from "./template-words.ts"

export type CanvasTemplate = "blank" | "regionalworkshop" | "musterstadt"

const PAGE_ID = "page:page"
/** Between two frames; wide enough for a frame's name above it. */
const ALLEY = 80

/** Fills an empty canvas, in one transaction: the one page, and for a workshop a frame per phase of its day. */
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
  return content.meta?.language === "en" ? "Board" : "Tafel"
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

/*
 *   goals | actors | chain
 *   matrix         | handovers
 *                  | agreements | questions
 */
function arrange(source: Source): PlacedFrame[] {
  const left = { goals: 520, actors: 1060 }
  const right = 1960
  const rightX = left.goals + left.actors + 2 * ALLEY
  const goals = goalsFrame(source, left.goals)
  const actors = actorsFrame(source, left.actors)
  const chain = chainFrame(source, right)
  const h = Math.max(goals.h, actors.h, chain.h)
  const secondRow = h + ALLEY
  const agreements = agreementsFrame(source, 1000)
  const questions = questionsFrame(source, right - 1000 - ALLEY)
  const handovers = handoversFrame(source, right)
  const thirdRow = secondRow + handovers.h + ALLEY
  const responsibilities = matrixFrame(source, left.goals + left.actors + ALLEY)
  const bottom = Math.max(
    secondRow + responsibilities.h,
    thirdRow + agreements.h,
    thirdRow + questions.h,
  )
  return [
    { draft: { ...goals, h }, x: 0, y: 0 },
    { draft: { ...actors, h }, x: left.goals + ALLEY, y: 0 },
    { draft: { ...chain, h }, x: rightX, y: 0 },
    { draft: { ...responsibilities, h: bottom - secondRow }, x: 0, y: secondRow },
    { draft: handovers, x: rightX, y: secondRow },
    { draft: { ...agreements, h: bottom - thirdRow }, x: rightX, y: thirdRow },
    { draft: { ...questions, h: bottom - thirdRow }, x: rightX + 1000 + ALLEY, y: thirdRow },
  ]
}

function boardTitle(source: Source, w: number): DraftShape[] {
  const title = source.content.meta?.title || source.content.workshop?.title || ""
  const facts = workshopFacts(source).filter((fact) => fact !== title)
  const shapes: DraftShape[] = []
  if (title !== "") {
    shapes.push(
      text({ id: "board-title", x: 0, y: -310 }, { w, text: title, size: "xl", scale: 2.2 }),
    )
  }
  if (facts.length > 0) {
    shapes.push(
      text({ id: "board-facts", x: 0, y: -160 }, { w, text: facts.join("  ·  "), size: "xl" }),
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
  return facts.filter((fact): fact is string => typeof fact === "string" && fact !== "")
}
