import { type Assignment, templateContent } from "@tafelrunde/shared/content"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { readContent, writeContent } from "./board-content.ts"
import { type Cell, clearCell, toggleRole } from "./cell-edits.ts"
import { setField } from "./entry-edits.ts"
import {
  addInstitution,
  moveInstitution,
  removeInstitution,
  renameInstitution,
} from "./institution-edits.ts"
import { cellKey } from "./layout.ts"
import { type Matrix, onModelChange, readMatrix, rolesOf } from "./matrix.ts"
import { addPhase, movePhase, removePhase, renamePhase } from "./phase-edits.ts"
import { addTask, moveTask, removeTask, renameTask } from "./task-edits.ts"
import { UndoHistory } from "./undo-history.ts"

function musterstadt(): Y.Doc {
  const doc = new Y.Doc()
  writeContent({ board: doc }, templateContent("musterstadt", { language: "de" }))
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function sync(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

const cell = { taskId: "t04", institutionId: "kik" }

test("a role is given and taken away again", () => {
  const doc = musterstadt()

  toggleRole(doc, cell, "responsible")
  expect(rolesOf(readMatrix(doc), cell)).toEqual(["accountable", "responsible"])

  toggleRole(doc, cell, "responsible")
  expect(rolesOf(readMatrix(doc), cell)).toEqual(["accountable"])
})

test("two people fill in different cells at once and both stay", () => {
  const alice = musterstadt()
  const bob = copyOf(alice)

  toggleRole(alice, { taskId: "t04", institutionId: "hwk" }, "consulted")
  toggleRole(bob, { taskId: "t05", institutionId: "hwk" }, "informed")
  sync(alice, bob)

  for (const doc of [alice, bob]) {
    expect(rolesOf(readMatrix(doc), { taskId: "t04", institutionId: "hwk" })).toEqual(["consulted"])
    expect(rolesOf(readMatrix(doc), { taskId: "t05", institutionId: "hwk" })).toEqual(["informed"])
  }
})

function assignmentIn(doc: Y.Doc, { taskId, institutionId }: Cell): Assignment | undefined {
  return readContent({ board: doc }).assignments?.find(
    (each) => each.taskId === taskId && each.institutionId === institutionId,
  )
}

test("a cell filled in by mistake leaves no assignment when it is emptied", () => {
  const doc = musterstadt()
  const empty = { taskId: "t04", institutionId: "hwk" }

  toggleRole(doc, empty, "consulted")
  expect(assignmentIn(doc, empty)).toEqual({ ...empty, roles: ["consulted"], status: "draft" })

  clearCell(doc, empty)
  expect(assignmentIn(doc, empty)).toBeUndefined()
})

test.each([
  ["status", "agreed"],
  ["note", "nur montags"],
  ["condition", "bei SGB-II-Bezug"],
  ["unitId", "kik-1"],
  ["validTo", "2027-12-31"],
  ["ownField", 7],
])("an emptied cell keeps its %s, also when the role comes back", (field, value) => {
  const doc = musterstadt()
  const id = cellKey(cell)
  doc.getMap<Y.Map<unknown>>("assignments").get(id)?.set("status", "draft")
  setField(doc, { collection: "assignments", id }, { field, value })
  const stored = doc.getMap<Y.Map<unknown>>("assignments").get(id)

  toggleRole(doc, cell, "accountable")
  expect(stored?.get("roles")).toEqual([])

  toggleRole(doc, cell, "accountable")
  const kept = doc.getMap<Y.Map<unknown>>("assignments").get(id)
  expect(kept?.get("roles")).toEqual(["accountable"])
  expect(String(kept?.get(field))).toBe(String(value))
})

test("removing a task hides its cells and undo brings them back", () => {
  const doc = musterstadt()
  const undo = new UndoHistory(doc)
  const before = readContent({ board: doc })

  removeTask(doc, "t09")
  expect(readContent({ board: doc }).assignments?.some(({ taskId }) => taskId === "t09")).toBe(
    false,
  )

  undo.undo()
  expect(readContent({ board: doc })).toEqual(before)
})

test("removing an institution hides its cells and undo brings them back", () => {
  const doc = musterstadt()
  const undo = new UndoHistory(doc)
  const before = readContent({ board: doc })

  removeInstitution(doc, "soz")
  expect(readContent({ board: doc }).assignments).toEqual(
    before.assignments?.filter(({ institutionId }) => institutionId !== "soz"),
  )

  undo.undo()
  expect(readContent({ board: doc })).toEqual(before)
})

function institutionOrder(doc: Y.Doc): readonly string[] {
  return readMatrix(doc).institutions.map(({ id }) => id)
}

test("two people add at one place at once: everybody sees one order, and a third fits in between", () => {
  const alice = musterstadt()
  const bob = copyOf(alice)
  const added = [
    addInstitution(alice, { name: "Ehrenamtsagentur", short: "EHR", afterId: "afa" }),
    addInstitution(bob, { name: "Freiwilligenbörse", short: "FWB", afterId: "afa" }),
  ].toSorted()
  sync(alice, bob)

  expect(institutionOrder(alice).slice(0, 3)).toEqual(["afa", ...added])
  expect(institutionOrder(bob)).toEqual(institutionOrder(alice))

  const [first = "", second = ""] = added
  const between = addInstitution(bob, { name: "Tafel", short: "TAF", afterId: first })
  sync(alice, bob)
  expect(institutionOrder(alice).slice(0, 4)).toEqual(["afa", first, between, second])
  expect(institutionOrder(bob)).toEqual(institutionOrder(alice))
})

test("undo takes back one own edit a step and leaves what others did", () => {
  const alice = musterstadt()
  const bob = copyOf(alice)
  const undo = new UndoHistory(alice)
  toggleRole(alice, { taskId: "t04", institutionId: "hwk" }, "consulted")
  toggleRole(alice, { taskId: "t05", institutionId: "hwk" }, "consulted")
  renameTask(bob, "t04", "Sprachmittlung sichern")
  sync(alice, bob)

  undo.undo()

  const matrix = readMatrix(alice)
  expect(rolesOf(matrix, { taskId: "t05", institutionId: "hwk" })).toEqual([])
  expect(rolesOf(matrix, { taskId: "t04", institutionId: "hwk" })).toEqual(["consulted"])
  expect(titleOf(matrix, "t04")).toBe("Sprachmittlung sichern")
})

test("a task is added behind another with the next free number", () => {
  const doc = musterstadt()

  const id = addTask(doc, { phaseId: "p1", title: "Kinderbetreuung klären", afterId: "t02" })

  const [phase] = readMatrix(doc).phases
  expect(phase?.tasks.map((task) => task.id)).toEqual(["t01", "t02", id, "t03", "t04"])
  expect(phase?.tasks[2]).toEqual({ id, number: 25, title: "Kinderbetreuung klären" })
})

test("a task without a place is added at the end of its phase", () => {
  const doc = musterstadt()

  const id = addTask(doc, { phaseId: "p1", title: "Kinderbetreuung klären" })

  expect(readMatrix(doc).phases[0]?.tasks.at(-1)?.id).toBe(id)
})

test("tasks move within their phase and to another", () => {
  const doc = musterstadt()

  moveTask(doc, "t04", { beforeId: "t01" })
  moveTask(doc, "t02", { phaseId: "p2", beforeId: "t06" })
  moveTask(doc, "t03", { phaseId: "p6" })

  const { phases } = readMatrix(doc)
  expect(phases.map(({ tasks }) => tasks.map(({ id }) => id))).toEqual([
    ["t04", "t01"],
    ["t05", "t02", "t06", "t07", "t08", "t09"],
    ["t10", "t11", "t12", "t13"],
    ["t14", "t15", "t16", "t17"],
    ["t18", "t19", "t20", "t21"],
    ["t22", "t23", "t24", "t03"],
  ])
})

test("institutions are added, renamed, moved and removed", () => {
  const doc = musterstadt()

  const id = addInstitution(doc, { name: "Ehrenamtsagentur", short: "EHR", afterId: "afa" })
  renameInstitution(doc, "jc", { short: "JobC" })
  moveInstitution(doc, "kik", "afa")
  removeInstitution(doc, "hwk")

  const { institutions } = readMatrix(doc)
  expect(institutions.slice(0, 4).map((each) => each.id)).toEqual(["kik", "afa", id, "jc"])
  expect(institutions.find((each) => each.id === "jc")?.short).toBe("JobC")
  expect(institutions.some((each) => each.id === "hwk")).toBe(false)
})

test("a removed phase leaves its tasks to the phase before it", () => {
  const doc = musterstadt()

  removePhase(doc, "p2")

  expect(readMatrix(doc).phases.map(({ id }) => id)).toEqual(["p1", "p3", "p4", "p5", "p6"])
  expect(readMatrix(doc).phases[0]?.tasks).toHaveLength(9)
})

test("a new title leaves no translation of the old one", () => {
  const doc = musterstadt()

  renameTask(doc, "t01", "Erstinformation geben")
  renamePhase(doc, "p1", "Ankunft")

  const content = readContent({ board: doc })
  expect(content.tasks?.[0]).toMatchObject({ title: "Erstinformation geben", titleEn: null })
  expect(content.phases?.[0]).toMatchObject({ title: "Ankunft", titleEn: null })
})

test("phases are added, renamed and moved", () => {
  const doc = musterstadt()

  const id = addPhase(doc, "Wohnen")
  movePhase(doc, id, "p1")
  renamePhase(doc, "p1", "Ankunft")

  expect(
    readMatrix(doc)
      .phases.slice(0, 2)
      .map(({ title }) => title),
  ).toEqual(["Wohnen", "Ankunft"])
})

test("a task put into a phase that another person removes stands in the phase before it", () => {
  const alice = musterstadt()
  const bob = copyOf(alice)

  const id = addTask(alice, { phaseId: "p3", title: "Sprachcafé anbieten" })
  removePhase(bob, "p3")
  sync(alice, bob)

  expect(readMatrix(alice)).toEqual(readMatrix(bob))
  expect(readMatrix(alice).phases[1]?.tasks.some((task) => task.id === id)).toBe(true)
  expect(readContent({ board: alice }).tasks?.find((task) => task.id === id)?.phaseId).toBe("p2")
})

test("a change of the model is told once a transaction, a change of the canvas never", () => {
  const doc = musterstadt()
  let calls = 0
  const stop = onModelChange(doc, () => calls++)

  addTask(doc, { phaseId: "p1", title: "Kinderbetreuung klären" })
  doc.getMap("records").set("shape:a", new Y.Map())
  expect(calls).toBe(1)

  stop()
  renameTask(doc, "t01", "Anders")
  expect(calls).toBe(1)
})

function smallBoard(): Y.Doc {
  const doc = new Y.Doc()
  const { phases, tasks, institutions, ...rest } = templateContent("musterstadt", {
    language: "de",
  })
  const few = {
    phases: phases?.slice(0, 3),
    tasks: tasks?.slice(0, 9),
    institutions: institutions?.slice(0, 7),
  }
  writeContent({ board: doc }, { schema: rest.schema, version: 1, ...few })
  return doc
}

test("a change of contacts is told too", () => {
  const contacts = new Y.Doc()
  let calls = 0
  onModelChange(contacts, () => calls++)

  contacts.getMap("contacts").set("c01", new Y.Map())

  expect(calls).toBe(1)
})

function titleOf(matrix: Matrix, id: string): string | undefined {
  return matrix.phases.flatMap(({ tasks }) => tasks).find((task) => task.id === id)?.title
}

type RandomEdit = (doc: Y.Doc) => unknown

const taskIds = fc.constantFrom("t01", "t02", "t09")
const institutionIds = fc.constantFrom("afa", "jc", "soz")
const phaseIds = fc.constantFrom("p1", "p2", "p3")

const randomEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  fc
    .tuple(taskIds, institutionIds, fc.constantFrom("accountable" as const, "informed" as const))
    .map(
      ([taskId, institutionId, role]) =>
        (doc: Y.Doc) =>
          toggleRole(doc, { taskId, institutionId }, role),
    ),
  phaseIds.map((phaseId) => (doc: Y.Doc) => addTask(doc, { phaseId, title: "Neu" })),
  fc.tuple(taskIds, phaseIds, taskIds).map(
    ([id, phaseId, beforeId]) =>
      (doc: Y.Doc) =>
        moveTask(doc, id, { phaseId, beforeId }),
  ),
  taskIds.map((id) => (doc: Y.Doc) => removeTask(doc, id)),
  institutionIds.map(
    (afterId) => (doc: Y.Doc) => addInstitution(doc, { name: "Neu", short: "N", afterId }),
  ),
  fc.tuple(institutionIds, institutionIds).map(
    ([id, before]) =>
      (doc: Y.Doc) =>
        moveInstitution(doc, id, before),
  ),
  institutionIds.map((id) => (doc: Y.Doc) => removeInstitution(doc, id)),
  phaseIds.map((id) => (doc: Y.Doc) => removePhase(doc, id)),
)

test("three people agree after any edits in any order of delivery", () => {
  const steps = fc.array(
    fc.tuple(fc.nat(2), randomEdit, fc.option(fc.tuple(fc.nat(2), fc.nat(2)))),
    { maxLength: 40 },
  )
  const start = smallBoard()
  fc.assert(
    fc.property(steps, (story) => {
      const people = [copyOf(start), copyOf(start), copyOf(start)] as const
      const doc = (index: number): Y.Doc => people[index] ?? people[0]
      for (const [person, change, delivery] of story) {
        change(doc(person))
        if (delivery) Y.applyUpdate(doc(delivery[1]), Y.encodeStateAsUpdate(doc(delivery[0])))
      }
      sync(...people)
      sync(...people)
      const [alice, bob, carol] = people.map((each) => readContent({ board: each }))
      expect(bob).toEqual(alice)
      expect(carol).toEqual(alice)
      expect(readMatrix(people[1])).toEqual(readMatrix(people[0]))
    }),
    { numRuns: 60 },
  )
})
