// @vitest-environment happy-dom
import { separateEqualKeys } from "@tafelrunde/shared/canvas"
import fc from "fast-check"
import { createShapeId, type Editor, kickoutOccludedShapes, type TLShapeId } from "tldraw"
import { afterEach, expect, test } from "vitest"

import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  joinCanvas,
  type TestPerson,
} from "../testing/person.ts"

const here: TestPerson[] = []

function joinThree(): [TestPerson, TestPerson, TestPerson] {
  const board = emptyBoard()
  const people: [TestPerson, TestPerson, TestPerson] = [
    joinCanvas(board),
    joinCanvas(board),
    joinCanvas(board),
  ]
  here.push(...people)
  return people
}

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
})

/** Under test tldraw does not randomise order keys, so that everybody's first note gets the same key. */
function everybodyAddsNotes(people: readonly TestPerson[], parent?: TLShapeId): void {
  for (const [i, { editor }] of people.entries()) {
    for (const name of ["first", "second"]) {
      const id = createShapeId(`${name}-${i}`)
      editor.createShape({ id, type: "note", x: 300 * i, ...(parent && { parentId: parent }) })
    }
  }
  deliverAll(people)
}

function stackingOf({ editor }: TestPerson): readonly string[] {
  return editor.getCurrentPageShapesSorted().map(({ id }) => id)
}

test("three people put their first notes on an empty page at once: all see the same stacking, and it can be duplicated", () => {
  const people = joinThree()
  everybodyAddsNotes(people)

  const [anna] = people
  const keys = anna.editor.getCurrentPageShapesSorted().map(({ index }) => index)
  expect(new Set(keys).size).toBe(6)
  expect(people.map(stackingOf)).toEqual([1, 2, 3].map(() => stackingOf(anna)))
  for (const id of [...stackingOf(anna)] as TLShapeId[]) anna.editor.duplicateShapes([id])
  deliverAll(people)
  expectAgreement(people)
})

test("the same in a frame", () => {
  const people = joinThree()
  const frame = createShapeId("frame")
  people[0].editor.createShape({ id: frame, type: "frame", props: { w: 900, h: 400 } })
  deliverAll(people)
  everybodyAddsNotes(people, frame)

  const children = people[1].editor.getSortedChildIdsForParent(frame)
  people[1].editor.duplicateShapes([children[0] ?? frame])
  deliverAll(people)
  expect(new Set(children).size).toBe(6)
  expectAgreement(people)
})

const OPERATIONS: Readonly<Record<string, (editor: Editor, ids: TLShapeId[]) => void>> = {
  duplicate: (editor, ids) => void editor.duplicateShapes(ids),
  forward: (editor, ids) => void editor.bringForward(ids),
  backward: (editor, ids) => void editor.sendBackward(ids),
  front: (editor, ids) => void editor.bringToFront(ids),
  back: (editor, ids) => void editor.sendToBack(ids),
  group: (editor, ids) => void editor.groupShapes(ids),
  ungroup: (editor, ids) => void editor.ungroupShapes(ids),
  delete: (editor, ids) => void editor.deleteShapes(ids),
  paste: (editor, ids) => {
    const content = editor.getContentFromCurrentPage(ids)
    if (content) editor.putContentOntoCurrentPage(content)
  },
  frame: (editor, ids) => {
    const id = createShapeId()
    // Not in another frame, which might be one of those that go into this one.
    const parentId = editor.getCurrentPageId()
    editor.createShape({ id, type: "frame", parentId, props: { w: 500, h: 500 } })
    editor.reparentShapes(ids, id)
  },
  "out of the frame": (editor, ids) => void editor.reparentShapes(ids, editor.getCurrentPageId()),
  "out of the frame by a drag": (editor, ids) => {
    const moved = ids.flatMap((id) => editor.getShape(id) ?? [])
    editor.updateShapes(moved.map(({ id, type, x }) => ({ id, type, x: x + 5000 })))
    kickoutOccludedShapes(editor, ids)
  },
  // tldraw places an arrow just above what it points at.
  arrow: (editor, ids) => {
    const id = createShapeId()
    editor.createShape({ id, type: "arrow", parentId: editor.getCurrentPageId() })
    const ends = ids.filter((end) =>
      editor.canBindShapes({
        fromShape: "arrow",
        toShape: editor.getShape(end)?.type ?? "group",
        binding: "arrow",
      }),
    )
    editor.createBindings(
      ends.slice(0, 2).map((toId, index) => ({
        type: "arrow",
        fromId: id,
        toId,
        props: { terminal: index === 0 ? "start" : "end", normalizedAnchor: { x: 0.5, y: 0.5 } },
      })),
    )
  },
  page: (editor) => void editor.createPage({ name: "Seite" }),
  "duplicate page": (editor) => void editor.duplicatePage(editor.getCurrentPageId()),
  "to another page": (editor, ids) => {
    const page = editor.getPages().find(({ id }) => id !== editor.getCurrentPageId())
    if (page) editor.moveShapesToPage(ids, page.id)
  },
  undo: (editor) => void editor.undo(),
  redo: (editor) => void editor.redo(),
}

const script = fc.array(
  fc.record(
    {
      person: fc.nat({ max: 2 }),
      operation: fc.constantFrom(...Object.keys(OPERATIONS)),
      picks: fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 3 }),
      delivers: fc.boolean(),
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 20 },
)

function pickShapes(editor: Editor, picks: readonly number[]): TLShapeId[] {
  const shapes = editor.getCurrentPageShapesSorted()
  const ids = picks.flatMap((pick) => shapes[pick % Math.max(1, shapes.length)]?.id ?? [])
  return [...new Set(ids)]
}

test("every operation that makes order keys goes on after equal ones, and all agree", () => {
  const freely = fc.property(script, (steps) => {
    const people = joinThree()
    everybodyAddsNotes(people)
    for (const { person, operation, picks, delivers } of steps) {
      const { editor } = people[person] ?? people[0]
      editor.markHistoryStoppingPoint(operation)
      OPERATIONS[operation]?.(editor, pickShapes(editor, picks))
      if (delivers) deliverAll(people)
    }
    deliverAll(people)
    expectAgreement(people)
    for (const person of people) {
      const keys = person.editor.getPages().map(({ index }) => index)
      expect(new Set(keys).size).toBe(keys.length)
    }
    for (const person of here.splice(0)) person.leave()
  })
  const result = fc.check(freely, { numRuns: 60, includeErrorInReport: true })
  expect(fc.defaultReportMessage(result)).toBeUndefined()
}, 120_000)

test("equal keys are told apart by id, between their neighbours", () => {
  const siblings = [
    { id: "c", index: "a1" },
    { id: "a", index: "a1" },
    { id: "z", index: "a2" },
    { id: "b", index: "a1" },
  ]
  const separated = separateEqualKeys(siblings)
  expect([...separated.keys()]).toEqual(["b", "c"])
  const [second = "", third = ""] = [...separated.values()]
  expect(["a2", third, second, "a1"].toSorted()).toEqual(["a1", second, third, "a2"])
})
