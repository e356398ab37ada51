// @vitest-environment happy-dom
import { createShapeId, type TLNoteShape, type TLShapeId } from "tldraw"
import { afterEach, expect, test } from "vitest"

import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  joinCanvas,
  type TestPerson,
} from "./testing/person.ts"

const here: TestPerson[] = []
const noteId = createShapeId("note")

function join(seed: Uint8Array, rights?: { canWrite: boolean }): TestPerson {
  const person = joinCanvas(seed, rights)
  here.push(person)
  return person
}

function addNote({ editor }: TestPerson, id: TLShapeId): void {
  editor.createShape<TLNoteShape>({ id, type: "note", x: 0, y: 0 })
}

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
})

test("whatever a reader's own canvas changes is taken back and reaches nobody", () => {
  const board = emptyBoard()
  const [anna, reader] = [join(board), join(board, { canWrite: false })]
  addNote(anna, noteId)
  deliverAll([anna, reader])

  addNote(reader, createShapeId("own"))
  reader.editor.updateShape({ id: noteId, type: "note", x: 99 })
  reader.editor.deleteShape(noteId)
  reader.editor.updateDocumentSettings({ name: "mine" })

  expect(reader.editor.getCurrentPageShapeIds()).toEqual(new Set([noteId]))
  expect(reader.editor.getShape(noteId)?.x).toBe(0)
  expect(reader.sent).toEqual([])
  expectAgreement([anna, reader])
})

test("what was moved until the lock stays where it was then, and does not go on", () => {
  const board = emptyBoard()
  const rights = { canWrite: true }
  const [anna, ben] = [join(board), join(board, rights)]
  addNote(anna, noteId)
  deliverAll([anna, ben])
  const mark = ben.editor.markHistoryStoppingPoint("drag")
  ben.editor.updateShape({ id: noteId, type: "note", x: 50 })

  rights.canWrite = false
  ben.editor.updateShape({ id: noteId, type: "note", x: 70 })
  ben.editor.bailToMark(mark)
  ben.editor.undo()
  deliverAll([anna, ben])

  expect(anna.editor.getShape(noteId)?.x).toBe(50)
  expectAgreement([anna, ben])
})

test("a reader sees what others do while something is taken back", () => {
  const board = emptyBoard()
  const [anna, reader] = [join(board), join(board, { canWrite: false })]
  addNote(anna, noteId)
  deliverAll([anna, reader])

  reader.editor.updateShape({ id: noteId, type: "note", x: 99 })
  anna.editor.updateShape({ id: noteId, type: "note", y: 40 })
  deliverAll([anna, reader])

  expect(reader.editor.getShape(noteId)).toMatchObject({ x: 0, y: 40 })
  expectAgreement([anna, reader])
})
