// @vitest-environment happy-dom
import { canvasRecords, plainText, toRichText } from "@tafelrunde/shared/canvas"
import { createShapeId, type TLNoteShape, type TLRichText, type TLShapeId } from "tldraw"
import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"

import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  joinCanvas,
  receive,
  type TestPerson,
} from "../testing/person.ts"

const here: TestPerson[] = []

function join(seed: Uint8Array, options?: { canWrite: boolean }): TestPerson {
  const person = joinCanvas(seed, options)
  here.push(person)
  return person
}

function two(): [TestPerson, TestPerson] {
  const board = emptyBoard()
  return [join(board), join(board)]
}

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
})

const noteId = createShapeId("note")

function addNote({ editor }: TestPerson, id: TLShapeId, text = ""): void {
  editor.createShape<TLNoteShape>({
    id,
    type: "note",
    x: 0,
    y: 0,
    props: { richText: richText(text) },
  })
}

function richText(text: string): TLRichText {
  return toRichText(text) as unknown as TLRichText
}

function note({ editor }: TestPerson): TLNoteShape {
  return editor.getShape(noteId) as TLNoteShape
}

function write(person: TestPerson, text: string): void {
  person.editor.updateShape<TLNoteShape>({
    id: noteId,
    type: "note",
    props: { richText: richText(text) },
  })
}

function textOf(person: TestPerson): string {
  return plainText(note(person).props.richText)
}

test("a change is in the document at once, not at the next frame", () => {
  const [anna] = two()

  addNote(anna, noteId)
  anna.editor.updateShape({ id: noteId, type: "note", x: 70 })

  expect(anna.sent).toHaveLength(2)
})

test("dragging, typing and recolouring one note at the same time all stay", () => {
  const board = emptyBoard()
  const [anna, ben, cem] = [join(board), join(board), join(board)]
  addNote(anna, noteId)
  deliverAll([anna, ben, cem])

  anna.editor.updateShape({ id: noteId, type: "note", x: 300, y: 40 })
  write(ben, "Hallo")
  cem.editor.updateShape<TLNoteShape>({ id: noteId, type: "note", props: { color: "red" } })
  deliverAll([anna, ben, cem])

  expect(note(anna)).toMatchObject({ x: 300, y: 40, props: { color: "red" } })
  expect(textOf(anna)).toBe("Hallo")
  expectAgreement([anna, ben, cem])
})

test("two people type in one note and every letter of both stays", () => {
  const [anna, ben] = two()
  addNote(anna, noteId, "Ziele")
  deliverAll([anna, ben])

  for (const letter of "Unsere ")
    write(anna, insertAt(textOf(anna), letter, textOf(anna).length - 5))
  for (const letter of " für 2027") write(ben, textOf(ben) + letter)
  deliverAll([anna, ben])

  expect(textOf(anna)).toBe("Unsere Ziele für 2027")
  expectAgreement([anna, ben])
})

function insertAt(text: string, letter: string, index: number): string {
  return text.slice(0, index) + letter + text.slice(index)
}

test("a note that somebody else moves keeps the identity of its text, so the caret stays", () => {
  const [anna, ben] = two()
  addNote(anna, noteId, "Ziele")
  deliverAll([anna, ben])
  const before = note(ben).props.richText

  anna.editor.updateShape({ id: noteId, type: "note", x: 300 })
  deliverAll([anna, ben])

  expect(note(ben).x).toBe(300)
  expect(note(ben).props.richText).toBe(before)
})

test("undo takes back only one's own work, and redo survives what others do", () => {
  const [anna, ben] = two()
  addNote(anna, noteId, "Ziele")
  deliverAll([anna, ben])
  anna.editor.markHistoryStoppingPoint("move")
  anna.editor.updateShape({ id: noteId, type: "note", x: 300 })
  deliverAll([anna, ben])

  write(ben, "Ziele 2027")
  ben.editor.updateShape<TLNoteShape>({ id: noteId, type: "note", props: { color: "green" } })
  deliverAll([anna, ben])
  anna.editor.undo()
  expect(note(anna)).toMatchObject({ x: 0, props: { color: "green" } })
  expect(textOf(anna)).toBe("Ziele 2027")

  deliverAll([anna, ben])
  write(ben, "Ziele 2028")
  deliverAll([anna, ben])
  expect(anna.editor.getCanRedo()).toBe(true)
  anna.editor.redo()
  deliverAll([anna, ben])
  expect(note(ben)).toMatchObject({ x: 300, props: { color: "green" } })
  expect(textOf(ben)).toBe("Ziele 2028")
  expectAgreement([anna, ben])
})

test("undo of one's typing leaves the letters that another typed into the same note", () => {
  const [anna, ben] = two()
  addNote(anna, noteId, "Ziele")
  deliverAll([anna, ben])
  anna.editor.markHistoryStoppingPoint("type")
  write(anna, "Ziele 2027")
  deliverAll([anna, ben])
  write(ben, "Unsere Ziele 2027")
  deliverAll([anna, ben])

  anna.editor.undo()

  expect(textOf(anna)).toBe("Unsere Ziele")
})

test("undo of a new note leaves it when somebody else has written in it, and redo leaves their words", () => {
  const [anna, ben] = two()
  anna.editor.markHistoryStoppingPoint("note")
  addNote(anna, noteId, "Ziele")
  deliverAll([anna, ben])
  write(ben, "Ziele 2027")
  deliverAll([anna, ben])

  anna.editor.undo()
  deliverAll([anna, ben])
  expect(textOf(ben)).toBe("Ziele 2027")
  write(ben, "Ziele 2028")
  deliverAll([anna, ben])
  anna.editor.redo()
  deliverAll([anna, ben])

  expect(textOf(anna)).toBe("Ziele 2028")
  expectAgreement([anna, ben])
})

test("undo takes a new note away that others have only moved, and redo brings it back", () => {
  const [anna, ben] = two()
  anna.editor.markHistoryStoppingPoint("note")
  addNote(anna, noteId, "Ziele")
  deliverAll([anna, ben])
  ben.editor.updateShape({ id: noteId, type: "note", x: 500 })
  deliverAll([anna, ben])

  anna.editor.undo()
  deliverAll([anna, ben])
  expect(ben.editor.getShape(noteId)).toBeUndefined()
  anna.editor.redo()
  deliverAll([anna, ben])

  expect(textOf(ben)).toBe("Ziele")
  expectAgreement([anna, ben])
})

test("undo does not move back what another has moved since", () => {
  const [anna, ben] = two()
  addNote(anna, noteId)
  deliverAll([anna, ben])
  anna.editor.markHistoryStoppingPoint("move")
  anna.editor.updateShape({ id: noteId, type: "note", x: 300 })
  deliverAll([anna, ben])
  ben.editor.updateShape({ id: noteId, type: "note", x: 500 })
  deliverAll([anna, ben])

  anna.editor.undo()

  expect(note(anna).x).toBe(500)
})

test("undo of a new frame leaves what others put in it, where it was on the page", () => {
  const [anna, ben] = two()
  const frameId = createShapeId("frame")
  anna.editor.markHistoryStoppingPoint("frame")
  anna.editor.createShape({ id: frameId, type: "frame", x: 100, y: 100 })
  deliverAll([anna, ben])
  addNote(ben, noteId)
  ben.editor.updateShape({ id: noteId, type: "note", parentId: frameId, x: 20, y: 30 })
  deliverAll([anna, ben])

  anna.editor.undo()
  deliverAll([anna, ben])

  expect(anna.editor.getShape(frameId)).toBeUndefined()
  expect(note(ben)).toMatchObject({ x: 120, y: 130, parentId: "page:page" })
  expectAgreement([anna, ben])
})

test("somebody deletes a frame while another puts a note in it: the note comes out, in its place", () => {
  const [anna, ben] = two()
  const frameId = createShapeId("frame")
  anna.editor.createShape({ id: frameId, type: "frame", x: 100, y: 100 })
  deliverAll([anna, ben])

  anna.editor.deleteShape(frameId)
  addNote(ben, noteId)
  ben.editor.updateShape({ id: noteId, type: "note", parentId: frameId, x: 20, y: 30 })
  deliverAll([anna, ben])

  expect(note(anna)).toMatchObject({ parentId: "page:page" })
  expectAgreement([anna, ben])
})

test("three people put three frames into one another in a circle: one comes out, the same for all", () => {
  const board = emptyBoard()
  const everyone = [join(board), join(board), join(board)]
  const [anna, ben, cem] = everyone as [TestPerson, TestPerson, TestPerson]
  const [a, b, c] = [createShapeId("a"), createShapeId("b"), createShapeId("c")]
  for (const [i, id] of [a, b, c].entries()) {
    anna.editor.createShape({ id, type: "frame", x: i * 1000, y: 0 })
  }
  deliverAll(everyone)

  anna.editor.updateShape({ id: a, type: "frame", parentId: b })
  ben.editor.updateShape({ id: b, type: "frame", parentId: c })
  cem.editor.updateShape({ id: c, type: "frame", parentId: a })
  deliverAll(everyone)

  expect(anna.editor.getShape(a)?.parentId).toBe("page:page")
  expectAgreement([...everyone, join(Y.encodeStateAsUpdate(ben.doc))])
})

test("a drag that crosses another person's move into a frame does not make the note jump", () => {
  const [anna, ben] = two()
  const frameId = createShapeId("frame")
  anna.editor.createShape({ id: frameId, type: "frame", x: 1000, y: 1000 })
  addNote(anna, noteId)
  deliverAll([anna, ben])

  anna.editor.updateShape({ id: noteId, type: "note", parentId: frameId, x: 5, y: 6 })
  ben.editor.updateShape({ id: noteId, type: "note", x: 700, y: 700 })
  deliverAll([anna, ben])

  expect(note(ben)).toMatchObject({ parentId: frameId, x: 5, y: 6 })
  expectAgreement([anna, ben])
})

test("a viewer writes nothing, whatever happens on the canvas", () => {
  const board = emptyBoard()
  const [anna, viewer] = [join(board), join(board, { canWrite: false })]
  const frameId = createShapeId("frame")
  anna.editor.createShape({ id: frameId, type: "frame", x: 100, y: 100 })
  deliverAll([anna, viewer])

  addNote(viewer, noteId)
  viewer.editor.updateDocumentSettings({ name: "Meins" })
  anna.editor.deleteShape(frameId)
  deliverAll([anna, viewer])

  expect(viewer.sent).toEqual([])
  expect(anna.editor.getShape(noteId)).toBeUndefined()
})

test.each([
  [
    "an unknown kind of text",
    { props: { richText: { type: "doc", content: [{ type: "evil" }] } } },
  ],
  ["a place that is no number", { x: Number.NaN }],
  ["an unknown shape", { type: "evil" }],
  ["an unknown property", { props: { evil: 1 } }],
  ["a broken order key", { index: "!" }],
])("%s is put aside with a reason and the page goes on", (_what, harm) => {
  const [anna, ben] = two()
  addNote(anna, noteId, "Gut")
  deliverAll([anna, ben])
  const evil = structuredClone(note(anna)) as unknown as Record<string, unknown>
  const props = { ...(evil["props"] as object), ...("props" in harm ? harm.props : {}) }
  const base = { ...evil, ...harm, id: "shape:evil", props }
  const stranger = new Y.Doc()
  canvasRecords(stranger).set("shape:evil", new Y.Map([["b", base]]))
  canvasRecords(stranger).set("shape:nothing", new Y.Map())

  receive(ben, [Y.encodeStateAsUpdate(stranger)])

  expect([...ben.quarantine.keys()].toSorted()).toEqual(["shape:evil", "shape:nothing"])
  expect(ben.editor.getCurrentPageShapes().map((shape) => shape.id)).toEqual([noteId])
  expect(ben.sent).toEqual([])
})

test("what lies in a frame that cannot be shown waits with it, and both come when the frame is mended", () => {
  const [anna, ben] = two()
  const frameId = createShapeId("frame")
  anna.editor.createShape({ id: frameId, type: "frame", x: 100, y: 100 })
  addNote(anna, noteId)
  anna.editor.updateShape({ id: noteId, type: "note", parentId: frameId })
  deliverAll([anna, ben])

  anna.doc.transact(() => canvasRecords(anna.doc).get(frameId)?.set("opacity", "much"), "evil")
  deliverAll([anna, ben])
  expect([...ben.quarantine.keys()].toSorted()).toEqual([frameId, noteId].toSorted())
  expect(ben.editor.getCurrentPageShapes()).toEqual([])

  anna.doc.transact(() => canvasRecords(anna.doc).get(frameId)?.set("opacity", 0.5), "evil")
  deliverAll([anna, ben])
  expect(ben.quarantine.size).toBe(0)
  expect(note(ben).parentId).toBe(frameId)
  expectAgreement([anna, ben])
})

test("a page goes with everything on it", () => {
  const [anna, ben] = two()
  anna.editor.createPage({ name: "Zwei" })
  const page = anna.editor.getPages()[1]
  if (page) anna.editor.setCurrentPage(page.id)
  addNote(anna, noteId)
  deliverAll([anna, ben])
  expect(note(ben).parentId).toBe(page?.id)

  if (page) ben.editor.deletePage(page.id)
  deliverAll([anna, ben])

  expect(anna.editor.getShape(noteId)).toBeUndefined()
  expectAgreement([anna, ben])
})

test("an arrow loses its end when somebody deletes the note it points to", () => {
  const [anna, ben] = two()
  const [other, arrow] = [createShapeId("other"), createShapeId("arrow")]
  addNote(anna, noteId)
  addNote(anna, other)
  anna.editor.createShape({ id: arrow, type: "arrow" })
  anna.editor.createBindings(
    (
      [
        ["start", noteId],
        ["end", other],
      ] as const
    ).map(([terminal, toId]) => ({
      type: "arrow",
      fromId: arrow,
      toId,
      props: {
        terminal,
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: false,
        snap: "none",
      },
    })),
  )
  deliverAll([anna, ben])

  ben.editor.deleteShape(noteId)
  anna.editor.updateShape({ id: noteId, type: "note", x: 900 })
  deliverAll([anna, ben])

  expect(anna.editor.getBindingsFromShape(arrow, "arrow")).toHaveLength(1)
  expectAgreement([anna, ben])
})

test("a stroke travels as what was added to it", () => {
  const [anna, ben] = two()
  const stroke = createShapeId("stroke")
  const points = [{ x: 0, y: 0, z: 0.5 }]
  const props = (): object => ({ segments: [{ type: "free", points: [...points] }] })
  anna.editor.createShape({ id: stroke, type: "draw", props: props() })
  deliverAll([anna, ben])

  let bytes = 0
  for (let i = 1; i <= 200; i += 1) {
    points.push({ x: i * 1.13, y: Math.round(Math.sin(i / 9) * 5000) / 100, z: 0.5 })
    anna.editor.updateShape({ id: stroke, type: "draw", props: props() })
    for (const update of anna.sent) bytes += update.length
    deliverAll([anna, ben])
  }

  expect(bytes).toBeLessThan(14_000)
  expectAgreement([anna, ben])
})
