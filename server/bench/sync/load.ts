import {
  canvasRecords,
  createRecord,
  type CanvasRecord,
  toRichText,
} from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { type Arrivals } from "./arrivals.ts"
import { type Seat } from "./client.ts"

/** What the people of one board do, each at this pace for the whole measurement. */
export interface Load {
  readonly people: number
  /** So many of the people move their cursor. */
  readonly pointing: number
  readonly cursorsPerSecond: number
  readonly dragging: number
  readonly dragStepsPerSecond: number
  readonly typing: number
  readonly lettersPerSecond: number
}

/**
 * How the moments are spread at which people do something. `even`: each one's are regular, and shifted against the
 * others' so that they never meet. `random`: each one's are independent of everything, so that they come in clumps.
 */
export type Pace = "even" | "random"

/** Everybody at once, as it never is in a room: the load that the goals are stated for. */
export const ALL_AT_ONCE: Load = {
  people: 25,
  pointing: 25,
  cursorsPerSecond: 20,
  dragging: 5,
  dragStepsPerSecond: 20,
  typing: 10,
  lettersPerSecond: 5,
}

/** A busy minute of a real workshop: a few people write and move notes, some point, most look and listen. */
export const BUSY_MINUTE: Load = {
  people: 25,
  pointing: 8,
  cursorsPerSecond: 10,
  dragging: 2,
  dragStepsPerSecond: 15,
  typing: 3,
  lettersPerSecond: 4,
}

const PAGE = "page:page"
const NOTES_BESIDE = 100

function dragged(index: number): string {
  return `shape:dragged-${index}`
}
function typed(index: number): string {
  return `shape:typed-${index}`
}

/** Puts a board's worth of notes into the room, among them those that the load works on. */
export function seedBoard(doc: Y.Doc, load: Load): void {
  const ids = [
    ...Array.from({ length: NOTES_BESIDE }, (_, index) => `shape:beside-${index}`),
    ...Array.from({ length: load.dragging }, (_, index) => dragged(index)),
    ...Array.from({ length: load.typing }, (_, index) => typed(index)),
  ]
  doc.transact(() => {
    const records = canvasRecords(doc)
    for (const [index, id] of ids.entries()) createRecord(records, note(id, index))
  })
}

/** The seed's last note stands last in its one transaction, so with it all of it is there. */
export function isSeeded(doc: Y.Doc, load: Load): boolean {
  return canvasRecords(doc).has(typed(load.typing - 1))
}

const FIRST_LETTERS = "-"
/** The letters and the end of their line. */
const FIRST_LENGTH = FIRST_LETTERS.length + 1

function note(id: string, index: number): CanvasRecord {
  return {
    id,
    typeName: "shape",
    type: "note",
    parentId: PAGE,
    index: `a${index}`,
    x: (index % 20) * 220,
    y: Math.floor(index / 20) * 220,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: "yellow",
      labelColor: "black",
      size: "s",
      font: "sans",
      align: "start",
      verticalAlign: "start",
      fontSizeAdjustment: 0,
      growY: 0,
      url: "",
      scale: 1,
      richText: toRichText(FIRST_LETTERS),
    },
  }
}

/** Reports to `arrivals` how far each editor's work has come in this person's document. */
export function watchEdits(
  doc: Y.Doc,
  load: Load,
  arrived: (editor: number, edits: number) => void,
): void {
  for (let editor = 0; editor < load.dragging; editor += 1) {
    const record = recordOf(doc, dragged(editor))
    record.observe(() => arrived(editor, placeOf(record)))
  }
  for (let index = 0; index < load.typing; index += 1) {
    const text = textOf(doc, typed(index))
    text.observe(() => arrived(load.dragging + index, text.length - FIRST_LENGTH))
  }
}

/** One step of the drag: the record's `xy`, of which x counts the steps. */
function drag(doc: Y.Doc, editor: number): void {
  const record = recordOf(doc, dragged(editor))
  const x = placeOf(record) + 1
  record.set("xy", [x, (x * 7) % 500, PAGE])
}

function placeOf(record: Y.Map<unknown>): number {
  const xy = record.get("xy")
  return Array.isArray(xy) ? Number(xy[0]) : 0
}

function type(doc: Y.Doc, index: number): void {
  const text = textOf(doc, typed(index))
  // Before the end of the line.
  text.insert(Math.max(0, text.length - 1), "zuständig für "[text.length % 14] ?? "e")
}

function recordOf(doc: Y.Doc, id: string): Y.Map<unknown> {
  const record = canvasRecords(doc).get(id)
  if (!record) throw new Error(`The board has no ${id}.`)
  return record
}

function textOf(doc: Y.Doc, id: string): Y.Text {
  const text = recordOf(doc, id).get("props.richText")
  if (!(text instanceof Y.Text)) throw new Error(`${id} has no text.`)
  return text
}

export function introduce({ awareness }: Seat, index: number): void {
  awareness.setLocalState({
    user: {
      name: `Person ${index}`,
      institutionId: `institution-${index}`,
      institution: `Amt ${index}`,
      color: "#1d4ed8",
      id: `device-${index}`,
    },
    page: PAGE,
  })
}

export interface Work {
  readonly load: Load
  readonly pace: Pace
}

/** Sets everybody of a board to work; returns what stops them. `seats` begin with those who edit. */
export function startWork(
  seats: readonly Seat[],
  { load, pace }: Work,
  arrivals: Arrivals,
): () => void {
  const stops = seats.slice(0, load.pointing).map((seat, index) => {
    const move = (step: number): void =>
      seat.point({ page: PAGE, x: step * 3.5, y: (step * index) % 900 })
    return repeat(momentsOf(pace, load.cursorsPerSecond, index / load.pointing), move)
  })
  for (const [editor, { doc }] of seats.slice(0, load.dragging + load.typing).entries()) {
    const isDragging = editor < load.dragging
    const perSecond = isDragging ? load.dragStepsPerSecond : load.lettersPerSecond
    const edit = (): void => {
      arrivals.sent(editor)
      if (isDragging) drag(doc, editor)
      else type(doc, editor - load.dragging)
    }
    stops.push(repeat(momentsOf(pace, perSecond, editor / (load.dragging + load.typing)), edit))
  }
  return () => {
    for (const stop of stops) stop()
  }
}

/** Milliseconds from one moment to the next; the first is so long after the start. */
type Moments = Iterator<number, never>

/** `phase` 0…1 spreads people over the interval. */
function momentsOf(pace: Pace, perSecond: number, phase: number): Moments {
  const intervalMs = 1000 / perSecond
  return pace === "even" ? evenMoments(intervalMs, phase) : randomMoments(intervalMs)
}

function* evenMoments(intervalMs: number, phase: number): Generator<number, never> {
  yield phase * intervalMs
  while (true) yield intervalMs
}

/** A Poisson process. */
function* randomMoments(meanMs: number): Generator<number, never> {
  while (true) yield -Math.log(1 - Math.random()) * meanMs
}

/** Keeps the pace on the whole also when single calls come late. */
function repeat(moments: Moments, work: (step: number) => void): () => void {
  let at = performance.now()
  let step = 0
  let timer: NodeJS.Timeout
  const next = (): void => {
    work(step)
    step += 1
    schedule()
  }
  const schedule = (): void => {
    at += moments.next().value
    timer = setTimeout(next, Math.max(0, at - performance.now()))
  }
  schedule()
  return () => clearTimeout(timer)
}
