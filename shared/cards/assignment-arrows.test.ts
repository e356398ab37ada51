import {
  canvasRecords,
  cardProps,
  createRecord,
  type JsonObject,
  readRecord,
  writeChange,
} from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import {
  cellKey,
  clearCell,
  moveRoles,
  readMatrix,
  removeEntry,
  setRoles,
  writeContent,
} from "@tafelrunde/shared/model"
import { beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { assignmentEdit, followAssignments, withCell } from "./assignment-arrows.ts"

const CELL = { taskId: "t04", institutionId: "jc" }
const OTHER = { taskId: "t04", institutionId: "hwk" }
let doc: Y.Doc

beforeEach(() => {
  doc = new Y.Doc()
  writeContent({ board: doc }, templateContent("musterstadt", { language: "de" }))
  const records = canvasRecords(doc)
  const shape = (id: string, type: string, props: JsonObject): void =>
    createRecord(records, {
      id: `shape:${id}`,
      typeName: "shape",
      type,
      parentId: "page:page",
      index: "a1",
      x: 0,
      y: 0,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props,
    })
  doc.transact(() => {
    const size = { w: 400, h: 280 }
    shape("jc", "card", cardProps({ collection: "institutions", entryId: "jc" }, size))
    shape("hwk", "card", cardProps({ collection: "institutions", entryId: "hwk" }, size))
    shape("task", "card", cardProps({ collection: "tasks", entryId: "t04" }, size))
    shape("arrow", "arrow", { text: "" })
    bind("start", "jc")
    bind("end", "task")
  })
})

function bind(terminal: string, to: string): void {
  const id = `binding:${terminal}`
  const records = canvasRecords(doc)
  const binding = { id, typeName: "binding", type: "arrow", fromId: "shape:arrow", meta: {} }
  const after = { ...binding, toId: `shape:${to}`, props: { terminal } }
  const before = readRecord(records.get(id))
  if (before) writeChange(records, before, after)
  else createRecord(records, after)
}

function link(cell: typeof CELL): void {
  const records = canvasRecords(doc)
  const arrow = readRecord(records.get("shape:arrow"))
  const meta = withCell({}, cell) as JsonObject
  if (arrow) writeChange(records, arrow, { ...arrow, meta })
}

function label(): unknown {
  const props = readRecord(canvasRecords(doc).get("shape:arrow"))?.["props"] as JsonObject
  return props["text"]
}

test("an arrow from an institution to a task asks for the roles, and shows their letters", () => {
  clearCell(doc, CELL)
  expect(assignmentEdit(doc, "shape:arrow")).toEqual({ kind: "ask", cell: CELL })

  link(CELL)
  setRoles(doc, CELL, ["responsible", "accountable"])
  followAssignments(doc)
  expect(label()).toBe("E/D")
  expect(assignmentEdit(doc, "shape:arrow")).toBeUndefined()
})

test("an arrow from a task to an institution, or between tasks, asks nothing", () => {
  bind("start", "task")
  bind("end", "jc")
  expect(assignmentEdit(doc, "shape:arrow")).toBeUndefined()
  bind("end", "task")
  expect(assignmentEdit(doc, "shape:arrow")).toBeUndefined()
})

test("an arrow that is led to another institution takes its roles there", () => {
  clearCell(doc, OTHER)
  setRoles(doc, CELL, ["responsible"])
  link(CELL)
  bind("start", "hwk")

  expect(assignmentEdit(doc, "shape:arrow")).toEqual({ kind: "move", from: CELL, to: OTHER })
  moveRoles(doc, CELL, OTHER)
  const { roles } = readMatrix(doc)
  expect([roles.get(cellKey(CELL)), roles.get(cellKey(OTHER))]).toEqual([
    undefined,
    ["responsible"],
  ])
})

test("an arrow that is led to the card of a removed institution keeps its roles where they are", () => {
  setRoles(doc, CELL, ["responsible"])
  link(CELL)
  removeEntry(doc, { collection: "institutions", id: "hwk" })
  bind("start", "hwk")

  expect(assignmentEdit(doc, "shape:arrow")).toBeUndefined()
})

test("where two people's changes differ, the arrow is led back to its cell", () => {
  setRoles(doc, CELL, ["informed"])
  link(CELL)
  bind("start", "hwk")

  followAssignments(doc)

  expect(readRecord(canvasRecords(doc).get("binding:start"))?.["toId"]).toBe("shape:jc")
  expect(label()).toBe("I")
})
