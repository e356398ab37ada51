import {
  canvasRecords,
  isShape,
  plainText,
  readCanvas,
  seedCanvas,
  setProtected,
  type ShapeRecord,
  writeRecords,
} from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import { Typing, UndoHistory, writeContent } from "@tafelrunde/shared/model"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { shapeAt } from "./note-changes.ts"
import { addNotes, moveNote, removeNotes, setNoteText } from "./note-edits.ts"
import { type ListedNote, type NoteArea, NoteList } from "./note-list.ts"

const RATIO = { matrixRatio: 1.2 }
const GOALS = "shape:frame-goals"
const QUESTIONS = "shape:frame-questions"

interface TestBoard {
  readonly doc: Y.Doc
  readonly undo: UndoHistory
  readonly list: NoteList
}

function boardOf(doc: Y.Doc): TestBoard {
  return { doc, undo: new UndoHistory(doc), list: new NoteList(doc) }
}

function regionalworkshop(): TestBoard {
  const doc = new Y.Doc()
  const content = templateContent("regionalworkshop", { language: "de" })
  writeContent({ board: doc }, content)
  seedCanvas(doc, "regionalworkshop", content)
  return boardOf(doc)
}

function sync(...boards: readonly TestBoard[]): void {
  for (const from of boards) {
    for (const to of boards) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc))
  }
}

function areaOf({ list }: TestBoard, id: string): NoteArea {
  const area = list.areas().find((one) => one.id === id)
  if (!area) throw new Error(`no area ${id}`)
  return area
}

function notesIn(board: TestBoard, id: string): readonly ListedNote[] {
  return areaOf(board, id).notes
}

function textsIn(board: TestBoard, id: string): readonly string[] {
  return notesIn(board, id).map(({ text }) => text)
}

function add(board: TestBoard, areaId: string, ...texts: readonly string[]): string[] {
  return addNotes(board, { areaId, texts, ...RATIO })
}

test("a template's areas are listed in its order, without the places that nobody has written in", () => {
  const areas = regionalworkshop().list.areas()

  expect(areas.at(0)?.id).toBe(GOALS)
  expect(areas.at(-1)?.isPage).toBe(true)
  expect(areas.flatMap(({ notes }) => notes)).toEqual([])
})

test("a new note fills a prepared place of its area first, then a free one", () => {
  const board = regionalworkshop()
  const before = readCanvas(board.doc).length

  const [first = ""] = add(board, GOALS, "Wege verkürzen")
  expect(first).toMatch(/^shape:goals-place-/)
  expect(readCanvas(board.doc)).toHaveLength(before)

  add(board, GOALS, "zwei", "drei", "vier", "fünf")
  const texts = ["Wege verkürzen", "drei", "fünf", "vier", "zwei"]
  expect(textsIn(board, GOALS).toSorted()).toEqual(texts)
  expect(readCanvas(board.doc)).toHaveLength(before + 1)
})

test("notes come in the order in which people read them, whoever moves them", () => {
  const board = regionalworkshop()
  const [one = "", two = ""] = add(board, QUESTIONS, "eins", "zwei")
  const [first, second] = [shapeAt(board.doc, one), shapeAt(board.doc, two)]
  if (!first || !second) throw new Error("no notes")

  writeRecords(board.doc, [
    { ...first, x: second.x },
    { ...second, x: first.x },
  ])

  expect(textsIn(board, QUESTIONS)).toEqual(["zwei", "eins"])
})

test("new notes cover nothing as long as there is room, and stay in their frame in any case", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ x: fc.nat(900), y: fc.nat(700), w: fc.integer({ min: 20, max: 300 }) }),
        {
          maxLength: 6,
        },
      ),
      fc.array(fc.string({ minLength: 1, maxLength: 120 }), { minLength: 1, maxLength: 9 }),
      (boxes, texts) => {
        const doc = new Y.Doc()
        seedCanvas(doc, "blank", templateContent("blank", { language: "de" }))
        const page = readCanvas(doc).find(({ typeName }) => typeName === "page")?.id ?? ""
        const frame = shape("frame", { parentId: page, props: { w: 1400, h: 3000, name: "A" } })
        const others = boxes.map(({ x, y, w }, i) =>
          shape(`geo-${i}`, {
            x,
            y,
            parentId: frame.id,
            type: "geo",
            props: { w, h: w, growY: 0 },
          }),
        )
        writeRecords(doc, [{ ...frame, type: "frame" }, ...others])
        const board = boardOf(doc)

        const ids = add(board, frame.id, ...texts)

        const notes = ids.map((id) => boxOf(shapeAt(doc, id)))
        const all = [...notes, ...others.map(boxOf)]
        for (const note of notes) {
          expect(note.x + note.w).toBeLessThanOrEqual(1400)
          expect(all.filter((other) => other !== note && overlaps(note, other))).toEqual([])
        }
      },
    ),
    { numRuns: 60 },
  )
})

function shape(id: string, fields: Partial<ShapeRecord>): ShapeRecord {
  const base = { x: 0, y: 0, rotation: 0, index: "a1", parentId: "", type: "frame", props: {} }
  return {
    id: `shape:${id}`,
    typeName: "shape",
    ...base,
    opacity: 1,
    meta: {},
    ...fields,
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function boxOf(record: ShapeRecord | undefined): Box {
  if (!record) throw new Error("no shape")
  const { x, y, type, props } = record
  const scale = Number(props["scale"] ?? 1)
  if (type !== "note") return { x, y, w: Number(props["w"]), h: Number(props["h"]) }
  return { x, y, w: 200 * scale, h: (200 + Number(props["growY"])) * scale }
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

test("in a full area a note lies on others beside their words, and in any case inside of the frame", () => {
  const board = regionalworkshop()
  const many = Array.from({ length: 80 }, (_, i) => `Zettel ${i}`)

  const ids = add(board, GOALS, ...many)

  expect(notesIn(board, GOALS)).toHaveLength(80)
  const frame = shapeAt(board.doc, GOALS)
  for (const id of ids) {
    const { x, y } = boxOf(shapeAt(board.doc, id))
    expect(x < Number(frame?.props["w"]) && y < Number(frame?.props["h"])).toBe(true)
  }
})

test("a note moves to another area and undo brings it back to its place", () => {
  const board = regionalworkshop()
  const [id = ""] = add(board, GOALS, "Wohin?")
  const before = shapeAt(board.doc, id)

  moveNote(board, id, { areaId: QUESTIONS, text: "Wohin?", ...RATIO })
  expect(textsIn(board, QUESTIONS)).toEqual(["Wohin?"])
  expect(board.undo.undoLabel).toMatchObject({ collection: "notes" })

  board.undo.undo()
  expect(shapeAt(board.doc, id)).toEqual(before)
  board.undo.redo()
  expect(textsIn(board, QUESTIONS)).toEqual(["Wohin?"])
})

test("removed notes come back whole with one undo", () => {
  const board = regionalworkshop()
  const ids = add(board, GOALS, "eins", "zwei", "drei", "vier", "fünf", "sechs")
  const before = readCanvas(board.doc)

  removeNotes(board, ids.slice(3))
  expect(textsIn(board, GOALS)).toEqual(["eins", "zwei", "drei"])
  expect(board.undo.undoLabel).toEqual({ action: "removed", collection: "notes", count: 3 })

  board.undo.undo()
  expect(readCanvas(board.doc).toSorted(byId)).toEqual(before.toSorted(byId))
})

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}

test("undo leaves a new note on which somebody else has written", () => {
  const alice = regionalworkshop()
  const [, , , , id = ""] = add(alice, GOALS, "a", "b", "c", "d", "Fahrplan")
  const bob = boardOf(new Y.Doc())
  sync(alice, bob)
  setNoteText(bob, id, { text: "Fahrplan klären" })
  sync(alice, bob)

  // The four prepared places and the new note are one step: they go back, the written one stays.
  alice.undo.undo()

  expect(textsIn(alice, GOALS)).toEqual(["Fahrplan klären"])
})

test("what is typed into a note in one go is one step", () => {
  const board = regionalworkshop()
  const [id = ""] = add(board, GOALS, "W")
  const typing = new Typing()
  for (const text of ["We", "Weg", "Wege"]) setNoteText(board, id, { text, typing })

  board.undo.undo()
  expect(textsIn(board, GOALS)).toEqual(["W"])
})

test("two people type in one note, one in the list, and both keep every letter and the bold word", () => {
  const alice = regionalworkshop()
  const [id = ""] = add(alice, GOALS, "Sprachkurse planen")
  const note = shapeAt(alice.doc, id)
  if (!note) throw new Error("no note")
  const bold = [
    { type: "text", text: "Sprachkurse", marks: [{ type: "bold" }] },
    { type: "text", text: " planen" },
  ]
  const richText = { type: "doc", content: [{ type: "paragraph", content: bold }] }
  writeRecords(alice.doc, [{ ...note, props: { ...note.props, richText } }])
  const bob = boardOf(new Y.Doc())
  sync(alice, bob)

  setNoteText(alice, id, { text: "Alle Sprachkurse planen" })
  setNoteText(bob, id, { text: "Sprachkurse planen und finden" })
  sync(alice, bob)

  expect(textsIn(alice, GOALS)).toEqual(["Alle Sprachkurse planen und finden"])
  expect(JSON.stringify(shapeAt(bob.doc, id)?.props["richText"])).toContain(
    '"marks":[{"attrs":{},"type":"bold"}]'.replace('"attrs":{},', ""),
  )
})

test("any text that is typed into a note is what the note says", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 6 }), (texts) => {
      const board = regionalworkshop()
      const [id = ""] = add(board, GOALS, "Anfang")
      for (const text of texts) {
        setNoteText(board, id, { text })
        expect(plainText(shapeAt(board.doc, id)?.props["richText"])).toBe(text)
      }
    }),
    { numRuns: 15 },
  )
})

type Change =
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "add"; readonly text: string }
  | { readonly kind: "text"; readonly at: number; readonly text: string }
  | { readonly kind: "move"; readonly at: number }
  | { readonly kind: "remove"; readonly at: number }

function make(board: TestBoard, change: Change): void {
  if (change.kind === "undo" || change.kind === "redo") {
    board.undo[change.kind]()
    return
  }
  if (change.kind === "add") {
    add(board, QUESTIONS, change.text)
    return
  }
  const notes = notesIn(board, QUESTIONS)
  const note = notes[change.at % Math.max(1, notes.length)]
  if (!note) return
  if (change.kind === "text") setNoteText(board, note.id, { text: change.text })
  else if (change.kind === "remove") removeNotes(board, [note.id])
  else moveNote(board, note.id, { areaId: GOALS, text: note.text, ...RATIO })
}

test("people change notes at once in any order and see the same list", () => {
  const change = fc.oneof(
    fc.record({
      kind: fc.constant("add" as const),
      text: fc.string({ minLength: 1, maxLength: 9 }),
    }),
    fc.record({ kind: fc.constant("move" as const), at: fc.nat(9) }),
    fc.record({
      kind: fc.constant("text" as const),
      at: fc.nat(9),
      text: fc.string({ maxLength: 9 }),
    }),
    fc.record({ kind: fc.constant("remove" as const), at: fc.nat(9) }),
    fc.record({ kind: fc.constant("undo" as const) }),
    fc.record({ kind: fc.constant("redo" as const) }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), change), { maxLength: 25 }), (changes) => {
      const alice = regionalworkshop()
      const bob = boardOf(new Y.Doc())
      sync(alice, bob)
      for (const [index, [isAlice, one]] of changes.entries()) {
        make(isAlice ? alice : bob, one)
        if (index % 4 === 3) sync(alice, bob)
      }
      sync(alice, bob)
      expect(bob.list.areas()).toEqual(alice.list.areas())
      expect(new NoteList(alice.doc).areas()).toEqual(alice.list.areas())
    }),
    { numRuns: 15 },
  )
})

test("the list says what only facilitators may move, and what is held fast on the canvas", () => {
  const board = regionalworkshop()
  const [one = "", two = ""] = add(board, GOALS, "eins", "zwei")
  setProtected(board.doc, [one], true)
  canvasRecords(board.doc).get(two)?.set("isLocked", true)

  expect(notesIn(board, GOALS)).toMatchObject([
    { isProtected: true, isLocked: false },
    { isProtected: false, isLocked: true },
  ])
})

test("what is no note, and circles of shapes in each other, do no harm to the list", () => {
  const board = regionalworkshop()
  const circle = [
    shape("a", { parentId: "shape:b", type: "group" }),
    shape("b", { parentId: "shape:a", type: "group" }),
    shape("c", {
      parentId: "shape:a",
      type: "note",
      props: { richText: { type: "doc", content: [] } },
    }),
    shape("d", { parentId: "shape:nowhere", type: "note", props: { richText: "no text" } }),
  ]
  writeRecords(board.doc, circle.filter(isShape))

  expect(board.list.areas().flatMap(({ notes }) => notes.map(({ id }) => id))).toEqual(["shape:c"])
})
