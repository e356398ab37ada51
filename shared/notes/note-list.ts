import {
  canvasRecords,
  type CanvasRecord,
  isEmptyPlace,
  isMarkedProtected,
  isNote,
  isShape,
  noteSeats,
  type NoteSeat,
  plainText,
  protectionMarks,
  readNoteSeat,
  readProtectionMarks,
  readRecord,
  shareStructure,
  type ShapeRecord,
  toPage,
} from "@tafelrunde/shared/canvas"
import type * as Y from "yjs"

import { factOf, type FactReference } from "./facts.ts"

/** A note of the canvas, as a list shows it. */
export interface ListedNote {
  readonly id: string
  readonly text: string
  /** Only facilitators may move or remove it. */
  readonly isProtected: boolean
  /** Held fast on the canvas, so that nobody moves or removes it by a slip. */
  readonly isLocked: boolean
  /** The entry that the note has become; it may be in the bin, or gone. */
  readonly fact: FactReference | undefined
  /** For which institution it was written. */
  readonly seat: NoteSeat | undefined
}

/** A frame that lies directly on a page, or the page itself for what lies in no frame. */
export interface NoteArea {
  readonly id: string
  readonly isPage: boolean
  readonly name: string
  /** Held fast on the canvas: nothing is put in or taken out. */
  readonly isLocked: boolean
  /** As people read: from left to right, from top to bottom. */
  readonly notes: readonly ListedNote[]
}

/** tldraw lets shapes lie in each other; a hostile record could make a circle of them. */
const MOST_DEPTH = 32

/**
 * The notes of a board by area, live, whoever changes them, without the canvas. As long as somebody listens, records
 * are read again only where they have changed.
 */
export class NoteList {
  readonly #doc: Y.Doc
  readonly #records: Map<string, CanvasRecord> = new Map()
  readonly #listeners = new Set<() => void>()
  /** The records to read again; undefined: all. */
  #changed: Set<string> | undefined
  #areas: readonly NoteArea[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** In the order of the pages and of the frames on them; the same array until something in it changes. */
  areas(): readonly NoteArea[] {
    if (this.#changed?.size === 0) return this.#areas
    this.#read()
    this.#areas = shareStructure(this.#areas, readAreas(this.#records, this.#doc))
    return this.#areas
  }

  /** Calls back after every change, in the same tick; returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#listen()
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  #listen(): void {
    canvasRecords(this.#doc).observeDeep(this.#onRecords)
    protectionMarks(this.#doc).observe(this.#onMarks)
    noteSeats(this.#doc).observe(this.#onMarks)
  }

  #stop(): void {
    canvasRecords(this.#doc).unobserveDeep(this.#onRecords)
    protectionMarks(this.#doc).unobserve(this.#onMarks)
    noteSeats(this.#doc).unobserve(this.#onMarks)
    this.#changed = undefined
  }

  readonly #onRecords = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { path, changes } of events) {
      const ids = path[0] === undefined ? changes.keys.keys() : [String(path[0])]
      for (const id of ids) this.#changed?.add(id)
    }
    for (const listener of this.#listeners) listener()
  }

  readonly #onMarks = (): void => {
    this.#changed = undefined
    for (const listener of this.#listeners) listener()
  }

  #read(): void {
    const records = canvasRecords(this.#doc)
    const changed = this.#changed ?? new Set([...records.keys(), ...this.#records.keys()])
    for (const id of changed) {
      const record = readRecord(records.get(id), this.#records.get(id))
      if (record) this.#records.set(id, record)
      else this.#records.delete(id)
    }
    this.#changed = this.#listeners.size > 0 ? new Set() : undefined
  }
}

type Records = ReadonlyMap<string, CanvasRecord>

function readAreas(records: Records, doc: Y.Doc): NoteArea[] {
  const marks = readProtectionMarks(doc)
  const all = [...records.values()]
  const pages = all.filter(({ typeName }) => typeName === "page").toSorted(byIndex)
  const frames = all.filter(isShape).filter(({ type }) => type === "frame")
  const notes = all.filter(isNote).filter((note) => !isEmptyPlace(note))
  const byArea = Map.groupBy(notes, (note) => areaIdOf(records, note) ?? pages[0]?.id)
  const listOf = (id: string): ListedNote[] =>
    inReadingOrder(byArea.get(id) ?? [], records).map((note) => ({
      id: note.id,
      text: plainText(note.props["richText"]),
      isProtected: isMarkedProtected(marks, note.id),
      isLocked: isHeld(records, note),
      fact: factOf(note),
      seat: readNoteSeat(doc, note.id),
    }))
  return pages.flatMap((page) => {
    const own = frames.filter(({ parentId }) => parentId === page.id).toSorted(byIndex)
    const onPage = { id: page.id, isPage: true, isLocked: false, name: nameOf(page["name"]) }
    return [
      ...own.map((frame) => ({
        id: frame.id,
        isPage: false,
        isLocked: isHeld(records, frame),
        name: nameOf(frame.props["name"]),
        notes: listOf(frame.id),
      })),
      { ...onPage, notes: listOf(page.id) },
    ]
  })
}

function nameOf(value: unknown): string {
  return typeof value === "string" ? value : ""
}

function byIndex(a: CanvasRecord, b: CanvasRecord): number {
  const [one, other] = [nameOf(a["index"]), nameOf(b["index"])]
  return one < other ? -1 : one > other ? 1 : 0
}

/** The outermost frame that the note lies in, or its page; undefined when it hangs on nothing. */
function areaIdOf(records: Records, note: ShapeRecord): string | undefined {
  let shape: ShapeRecord = note
  for (let depth = 0; depth < MOST_DEPTH; depth += 1) {
    const parent = records.get(shape.parentId)
    if (parent?.typeName === "page") return shape.type === "frame" ? shape.id : parent.id
    if (!parent || !isShape(parent)) return undefined
    shape = parent
  }
  return undefined
}

/** Whether the shape, or something that it lies in, is locked on the canvas. */
function isHeld(records: Records, shape: ShapeRecord): boolean {
  let held: CanvasRecord | undefined = shape
  for (let depth = 0; depth < MOST_DEPTH && held && isShape(held); depth += 1) {
    if (held["isLocked"] === true) return true
    held = records.get(held.parentId)
  }
  return false
}

/** Row by row: what begins above the middle of a row's first note stands in this row. */
function inReadingOrder(notes: readonly ShapeRecord[], records: Records): ShapeRecord[] {
  const placed = notes
    .map((note) => ({ note, ...toPage(records, note) }))
    .toSorted((a, b) => a.y - b.y || a.x - b.x || byIndex(a.note, b.note))
  const rows: (typeof placed)[] = []
  for (const one of placed) {
    const [first] = rows.at(-1) ?? []
    if (first && one.y < first.y + HALF_NOTE * Number(first.note.props["scale"] ?? 1)) {
      rows.at(-1)?.push(one)
    } else rows.push([one])
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.x - b.x).map(({ note }) => note))
}

const HALF_NOTE = 100
