// @vitest-environment happy-dom
import { setProtected } from "@tafelrunde/shared/canvas"
import { atom, createShapeId, type TLNoteShape, type TLShapeId, toRichText } from "tldraw"
import { afterEach, expect, test } from "vitest"

import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  joinCanvas,
  type TestPerson,
} from "../testing/person.ts"
import { type DeletedRecords, restoreDeleted, watchBulkDeletions } from "./bulk-deletions.ts"
import { deleteWithCare, type PendingDeletion } from "./delete-with-care.ts"

const here: (TestPerson & { readonly pending: () => PendingDeletion | undefined })[] = []

/** A person whose deletions are confirmed by hand. */
function join(seed: Uint8Array, isFacilitator = false): (typeof here)[number] {
  const person = joinCanvas(seed, { canWrite: true, isFacilitator })
  person.editor.setCurrentTool("select")
  const pending = atom<PendingDeletion | undefined>("pending", undefined)
  deleteWithCare(person.editor, pending)
  const all = { ...person, pending: () => pending.get() }
  here.push(all)
  return all
}

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
})

const [frame, inside, group, left, right, arrow] = [
  "frame-goals",
  "inside",
  "group",
  "left",
  "right",
  "free",
].map((name) => createShapeId(name)) as [
  TLShapeId,
  TLShapeId,
  TLShapeId,
  TLShapeId,
  TLShapeId,
  TLShapeId,
]

/** A template's frame with a note in it, a protected group of two boxes, and a free note. */
function prepare(): { facilitator: (typeof here)[number]; participant: (typeof here)[number] } {
  const board = emptyBoard()
  const [facilitator, participant] = [join(board, true), join(board)]
  const { editor, doc } = facilitator
  editor.createShapes([
    { id: frame, type: "frame", x: 0, y: 0, props: { w: 500, h: 500, name: "Ziele" } },
    { id: inside, type: "note", parentId: frame, x: 20, y: 20 },
    { id: left, type: "geo", x: 700, y: 0 },
    { id: right, type: "geo", x: 900, y: 0 },
    { id: arrow, type: "note", x: 700, y: 500 },
  ])
  editor.groupShapes([left, right], { groupId: group })
  doc.transact(() => setProtected(doc, [group, left, right], true))
  deliverAll(here)
  return { facilitator, participant }
}

const GESTURES: readonly { readonly what: string; readonly act: (person: TestPerson) => void }[] = [
  {
    what: "select all and delete",
    act: ({ editor }) => void editor.selectAll().deleteShapes(editor.getSelectedShapeIds()),
  },
  {
    what: "delete the page",
    act: ({ editor }) => {
      editor.createPage({ name: "2" })
      editor.deletePage(editor.getCurrentPageId())
    },
  },
  {
    what: "move",
    act: ({ editor }) => void editor.selectAll().nudgeShapes([frame, group], { x: 9, y: 9 }),
  },
  { what: "resize", act: ({ editor }) => void editor.resizeShape(frame, { x: 2, y: 2 }) },
  { what: "rotate", act: ({ editor }) => void editor.rotateShapesBy([frame, group], 1) },
  {
    what: "rename",
    act: ({ editor }) =>
      void editor.updateShape({ id: frame, type: "frame", props: { name: "x" } }),
  },
  { what: "send to back", act: ({ editor }) => void editor.sendToBack([group]) },
  { what: "bring to front", act: ({ editor }) => void editor.bringToFront([frame]) },
  { what: "align", act: ({ editor }) => void editor.alignShapes([frame, group, arrow], "right") },
  {
    what: "stack",
    act: ({ editor }) => void editor.stackShapes([frame, group, arrow], "vertical", 5),
  },
  { what: "flip", act: ({ editor }) => void editor.flipShapes([frame, group], "horizontal") },
  {
    what: "group with others",
    act: ({ editor }) => void editor.groupShapes([frame, group, arrow]),
  },
  { what: "ungroup", act: ({ editor }) => void editor.ungroupShapes([group]) },
  { what: "put elsewhere", act: ({ editor }) => void editor.reparentShapes([group], frame) },
  { what: "lock", act: ({ editor }) => void editor.toggleLock([frame, group]) },
  {
    what: "make transparent",
    act: ({ editor }) => void editor.selectAll().setOpacityForSelectedShapes(0.1),
  },
  {
    what: "move to another page",
    act: ({ editor }) => {
      const first = editor.getCurrentPageId()
      editor.createPage({ name: "2" })
      const second = editor.getPages().find(({ id }) => id !== first)
      editor.setCurrentPage(first)
      if (second) editor.moveShapesToPage([frame, group], second.id)
      editor.setCurrentPage(first)
    },
  },
]

test.each(GESTURES)(
  "a participant's gesture ($what) leaves protected shapes and what is in them",
  ({ act }) => {
    const { facilitator, participant } = prepare()
    const ids = [frame, inside, group, left, right]
    const before = ids.map((id) => facilitator.editor.getShape(id))
    expect(before).not.toContain(undefined)

    act(participant)
    deliverAll(here)

    expect(ids.map((id) => participant.editor.getShape(id))).toEqual(before)
    expect(ids.map((id) => facilitator.editor.getShape(id))).toEqual(before)
    expectAgreement(here)
  },
)

test("a facilitator's gestures work as before", () => {
  const { facilitator } = prepare()
  const { editor } = facilitator
  editor.nudgeShapes([frame], { x: 9, y: 0 })
  expect(editor.getShape(frame)?.x).toBeGreaterThan(0)
  editor.deleteShapes([frame])
  expect(editor.getShape(frame)).toBeUndefined()
  expect(editor.getShape(inside)).toBeUndefined()
})

test("a participant writes in a protected note, and puts notes into a protected frame and out of it", () => {
  const { facilitator, participant } = prepare()
  facilitator.doc.transact(() => setProtected(facilitator.doc, [arrow], true))
  deliverAll(here)

  const richText = toRichText("Termin im Mai")
  participant.editor.updateShape<TLNoteShape>({
    id: arrow,
    type: "note",
    x: 1,
    props: { richText },
  })
  participant.editor.reparentShapes([inside], participant.editor.getCurrentPageId())
  participant.editor.createShape({ id: createShapeId("new"), type: "note", parentId: frame })
  deliverAll(here)

  expect(facilitator.editor.getShape(arrow)).toMatchObject({ x: 700, props: { richText } })
  expect(facilitator.editor.getShape(inside)?.parentId).toBe(facilitator.editor.getCurrentPageId())
  expect(facilitator.editor.getShape(createShapeId("new"))?.parentId).toBe(frame)
  expectAgreement(here)
})

function addNotes({ editor }: TestPerson, count: number): TLShapeId[] {
  const ids = Array.from({ length: count }, (_, i) => createShapeId(`many-${i}`))
  for (const [i, id] of ids.entries()) {
    editor.createShape<TLNoteShape>({
      id,
      type: "note",
      x: 250 * i,
      y: 900,
      props: { richText: toRichText(`Zettel ${i}`) },
    })
  }
  return ids
}

test("more than ten shapes go only when the person has confirmed it", () => {
  const { participant } = prepare()
  const ids = addNotes(participant, 11)
  const { editor } = participant

  editor.deleteShapes(ids)
  expect(editor.getShape(ids[0] ?? frame)).toBeDefined()
  expect(participant.pending()?.count).toBe(11)

  participant.pending()?.confirm()
  expect(ids.filter((id) => editor.getShape(id))).toEqual([])
  editor.undo()
  expect(ids.filter((id) => editor.getShape(id))).toEqual(ids)
})

test("a page with more than ten shapes on it goes only when the person has confirmed it", () => {
  const { participant } = prepare()
  const { editor } = participant
  const first = editor.getCurrentPageId()
  editor.createPage({ name: "2" })
  const second = editor.getPages().find(({ id }) => id !== first)?.id ?? first
  editor.setCurrentPage(second)
  addNotes(participant, 11)

  editor.deletePage(second)
  expect(editor.getPage(second)).toBeDefined()
  expect(participant.pending()?.count).toBe(11)

  participant.pending()?.confirm()
  expect(editor.getPage(second)).toBeUndefined()
  editor.undo()
  expect(editor.getPageShapeIds(second).size).toBe(11)
  deliverAll(here)
  expectAgreement(here)
})

test("ten shapes go at once, and moving many to another page asks nothing", () => {
  const { participant } = prepare()
  const { editor } = participant
  const ids = addNotes(participant, 12)
  editor.createPage({ name: "2" })
  const second = editor.getPages().find(({ id }) => id !== editor.getCurrentPageId())
  if (second) editor.moveShapesToPage(ids, second.id)
  editor.deleteShapes(ids.slice(0, 10))

  expect(participant.pending()).toBeUndefined()
  expect(ids.filter((id) => editor.getShape(id))).toHaveLength(2)
})

test("a facilitator brings back what somebody has deleted in bulk, with its words and its frame", () => {
  const { facilitator, participant } = prepare()
  const ids = addNotes(participant, 12)
  participant.editor.reparentShapes(ids.slice(0, 3), frame)
  deliverAll(here)
  const before = ids.map((id) => facilitator.editor.getShape(id))
  const deleted = atom<DeletedRecords>("deleted", new Map())
  watchBulkDeletions(facilitator.editor.store, deleted)

  participant.editor.deleteShapes(ids)
  participant.pending()?.confirm()
  deliverAll(here)
  expect(deleted.get().size).toBe(12)
  // Meanwhile somebody works on, and one has come back.
  participant.editor.createShape({ id: createShapeId("later"), type: "note", x: 4000 })
  participant.editor.store.put([...deleted.get().values()].slice(0, 1))
  deliverAll(here)

  restoreDeleted(facilitator.editor, deleted.get())
  deliverAll(here)
  expect(ids.map((id) => participant.editor.getShape(id))).toEqual(before)
  expectAgreement(here)
})
