// @vitest-environment happy-dom
import { createShapeId } from "tldraw"
import { afterEach, expect, test } from "vitest"

import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  joinCanvas,
  receive,
  type TestPerson,
} from "../testing/person.ts"

const here: TestPerson[] = []
const frame = createShapeId("frame")
const note = createShapeId("note")

function join(board: Uint8Array): TestPerson {
  const person = joinCanvas(board)
  here.push(person)
  return person
}

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
})

test.for([
  { first: "the deletion", second: "the note" },
  { first: "the note", second: "the deletion" },
])(
  "a note put into a frame that another deletes stays where it was on the page: $first comes before $second",
  ({ first }) => {
    const board = emptyBoard()
    const [anna, ben, cem] = [join(board), join(board), join(board)]
    anna.editor.createShape({ id: frame, type: "frame", x: 500, y: 700, props: { w: 900, h: 400 } })
    const parentId = anna.editor.getCurrentPageId()
    anna.editor.createShape({ id: note, type: "note", x: 510, y: 720, parentId })
    deliverAll([anna, ben, cem])

    // The two changes are concurrent.
    ben.editor.reparentShapes([note], frame)
    anna.editor.deleteShape(frame)
    const [deletion, put] = [anna.sent.splice(0), ben.sent.splice(0)]
    for (const letters of first === "the note" ? [put, deletion] : [deletion, put]) {
      receive(cem, letters)
    }
    receive(ben, deletion)
    receive(anna, put)
    deliverAll([anna, ben, cem])

    expect(
      [anna, ben, cem].map(({ editor }) => editor.getShapePageBounds(note)?.point.toJson()),
    ).toEqual([1, 2, 3].map(() => ({ x: 510, y: 720, z: 1 })))
    expectAgreement([anna, ben, cem])
  },
)

test.for([
  { first: "the deletion", second: "the note" },
  { first: "the note", second: "the deletion" },
])(
  "a note on a first page that another deletes stands on the next page: $first comes before $second",
  ({ first }) => {
    const board = emptyBoard()
    const [anna, ben, cem] = [join(board), join(board), join(board)]
    const page = anna.editor.getCurrentPageId()
    anna.editor.createPage({ name: "Zweite Seite" })
    const other = anna.editor.getPages().find(({ id }) => id !== page)?.id
    deliverAll([anna, ben, cem])

    // The two changes are concurrent.
    ben.editor.createShape({ id: note, type: "note", parentId: page })
    anna.editor.deletePage(page)
    const [deletion, put] = [anna.sent.splice(0), ben.sent.splice(0)]
    for (const letters of first === "the note" ? [put, deletion] : [deletion, put]) {
      receive(cem, letters)
    }
    receive(ben, deletion)
    expect(ben.editor.getShape(note)?.parentId).toBe(other)
    receive(anna, put)
    deliverAll([anna, ben, cem])

    expect([anna, ben, cem].map(({ editor }) => editor.getShape(note)?.parentId)).toEqual(
      [1, 2, 3].map(() => other),
    )
    expectAgreement([anna, ben, cem])
  },
)
