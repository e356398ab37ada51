// @vitest-environment happy-dom
import { plainText, toRichText } from "@tafelrunde/shared/canvas"
import {
  atom,
  createShapeId,
  PageRecordType,
  type TLFrameShape,
  type TLNoteShape,
  type TLShapePartial,
} from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import { deliverAll, emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { keepLostText, type LostText, restoreText } from "./lost-text.tsx"

const noteId = createShapeId("note")
let anna: TestPerson
let ben: TestPerson
let stop: () => void
let taken: number
const lost = atom<LostText | undefined>("lost", undefined)

beforeEach(() => {
  const board = emptyBoard()
  anna = joinCanvas(board)
  ben = joinCanvas(board)
  lost.set(undefined)
  taken = 0
  stop = keepLostText(anna.editor, { lost, onTaken: () => (taken += 1) })
})

afterEach(() => {
  stop()
  for (const person of [anna, ben]) person.leave()
})

function note(text: string, rest: Partial<TLShapePartial<TLNoteShape>> = {}): void {
  const richText = toRichText(text) as unknown as TLNoteShape["props"]["richText"]
  anna.editor.createShape<TLNoteShape>({ id: noteId, type: "note", ...rest, props: { richText } })
}

test("the text of a note that is deleted while it is written comes back at the same place", () => {
  const frame = createShapeId("frame")
  anna.editor.createShape<TLFrameShape>({ id: frame, type: "frame", x: 100, y: 100 })
  note("Wer übersetzt?", { parentId: frame, x: 30, y: 40 })
  deliverAll([anna, ben])
  anna.editor.setEditingShape(noteId)

  ben.editor.deleteShape(frame)
  deliverAll([anna, ben])
  const text = lost.get()
  if (text) restoreText(anna.editor, text)
  deliverAll([anna, ben])

  const [restored] = ben.editor.getCurrentPageShapes()
  expect(restored).toMatchObject({ type: "note", x: 130, y: 140 })
  expect(plainText(restored && "richText" in restored.props && restored.props.richText)).toBe(
    "Wer übersetzt?",
  )
})

test.each<TLShapePartial>([
  { id: noteId, type: "arrow", props: { text: "Wer übersetzt?" } },
  { id: noteId, type: "frame", props: { name: "Wer übersetzt?" } },
  { id: noteId, type: "text", props: { richText: toRichText("Wer übersetzt?") } },
  { id: noteId, type: "geo", props: { richText: toRichText("Wer übersetzt?") } },
])("what was written in a deleted $type is kept", (shape) => {
  anna.editor.createShape(shape)
  deliverAll([anna, ben])
  anna.editor.setEditingShape(noteId)

  ben.editor.deleteShape(noteId)
  deliverAll([anna, ben])

  const text = lost.get()
  expect(plainText(text?.kind === "deleted" && text.richText)).toBe("Wer übersetzt?")
  expect(taken).toBe(1)
})

test.each([
  ["somebody deletes a note that is not being written in", "Text", false],
  ["there was no text yet", "", true],
])("nothing is told when %s", (_when, text, isEditing) => {
  note(text)
  deliverAll([anna, ben])
  if (isEditing) anna.editor.setEditingShape(noteId)

  ben.editor.deleteShape(noteId)
  deliverAll([anna, ben])

  expect(lost.get()).toBeUndefined()
})

test("nothing is told of what one deletes oneself", () => {
  note("Text")
  anna.editor.setEditingShape(noteId)

  anna.editor.deleteShape(noteId)

  expect(lost.get()).toBeUndefined()
})

test("the field of an empty note that somebody deletes is taken away, too", () => {
  note("")
  deliverAll([anna, ben])
  anna.editor.setEditingShape(noteId)

  ben.editor.deleteShape(noteId)
  deliverAll([anna, ben])

  expect(taken).toBe(1)
})

test("who writes in a note that goes to another page with its frame is told, and led there", () => {
  const frame = createShapeId("frame")
  anna.editor.createShape<TLFrameShape>({ id: frame, type: "frame" })
  note("Wer übersetzt?", { parentId: frame })
  const other = PageRecordType.createId("other")
  anna.editor.createPage({ id: other, name: "Später" })
  deliverAll([anna, ben])
  anna.editor.setEditingShape(noteId)

  ben.editor.moveShapesToPage([frame], other)
  deliverAll([anna, ben])

  expect(taken).toBe(1)
  const text = lost.get()
  expect(text).toEqual({ kind: "moved", shapeId: noteId })
  if (text) restoreText(anna.editor, text)
  expect(anna.editor.getCurrentPageId()).toBe(other)
  expect(anna.editor.getSelectedShapeIds()).toEqual([noteId])
})
