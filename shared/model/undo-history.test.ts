import { type BoardContent, repairContent, templateContent } from "@tafelrunde/shared/content"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { readBin, removeEntry, restoreEntry } from "./bin.ts"
import { readContent, writeContent } from "./board-content.ts"
import { clearCell, toggleRole } from "./cell-edits.ts"
import { setField } from "./entry-edits.ts"
import { addInstitution, moveInstitution, renameInstitution } from "./institution-edits.ts"
import { structuredRoots } from "./layout.ts"
import { readMatrix, rolesOf } from "./matrix.ts"
import { mergeText } from "./merge-text.ts"
import { addPhase, movePhase, removePhase, renamePhase } from "./phase-edits.ts"
import { addTask, moveTask, removeTask, renameTask } from "./task-edits.ts"
import { UndoHistory } from "./undo-history.ts"
import { edit } from "./undo.ts"

function small(): BoardContent {
  const { phases, tasks, institutions, assignments, ...rest } = templateContent("musterstadt", {
    language: "de",
  })
  return repairContent({
    schema: rest.schema,
    version: 1,
    phases: phases?.slice(0, 3),
    tasks: tasks?.filter(({ id }) => ["t01", "t02", "t05", "t07", "t09"].includes(id)),
    institutions: institutions?.filter(({ id }) => ["afa", "jc", "soz", "hwk"].includes(id)),
    assignments,
  })
}

function boardWith(content = small()): Y.Doc {
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
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

function titleOf(doc: Y.Doc, id: string): string | undefined {
  return readMatrix(doc)
    .phases.flatMap(({ tasks }) => tasks)
    .find((task) => task.id === id)?.title
}

test("the title that won over another person's goes back to the one before, for whoever undoes it", () => {
  const first = boardWith()
  const before = titleOf(first, "t07")
  const people = [copyOf(first), copyOf(first)] as const
  const [alice, bob] = people
  const undos = new Map(people.map((doc) => [doc, new UndoHistory(doc)]))
  renameTask(alice, "t07", "Titel von Alice")
  renameTask(bob, "t07", "Titel von Bob")
  sync(alice, bob)
  const winner = titleOf(alice, "t07") === "Titel von Alice" ? alice : bob
  const loser = winner === alice ? bob : alice

  expect(undos.get(loser)?.undo()).toMatchObject({ outcome: "left" })
  sync(alice, bob)
  expect(titleOf(alice, "t07")).toBe(winner === alice ? "Titel von Alice" : "Titel von Bob")

  expect(undos.get(winner)?.undo()).toMatchObject({ outcome: "done" })
  sync(alice, bob)
  expect([titleOf(alice, "t07"), titleOf(bob, "t07")]).toEqual([before, before])
})

test("redo does again what undo took back", () => {
  const doc = boardWith()
  const undo = new UndoHistory(doc)
  renameTask(doc, "t07", "Anders")
  removeTask(doc, "t05")
  const added = addTask(doc, { phaseId: "p1", title: "Neu" })
  const after = readContent({ board: doc })

  for (let step = 0; step < 3; step++) expect(undo.undo()?.outcome).toBe("done")
  expect(undo.undo()).toBeUndefined()
  expect(titleOf(doc, added)).toBeUndefined()
  for (let step = 0; step < 3; step++) expect(undo.redo()?.outcome).toBe("done")

  expect(readContent({ board: doc })).toEqual(after)
})

test("a task that others have filled in meanwhile stays when its addition is undone", () => {
  const alice = boardWith()
  const bob = copyOf(alice)
  const undo = new UndoHistory(alice)
  const id = addTask(alice, { phaseId: "p1", title: "Sprachcafé" })
  sync(alice, bob)
  toggleRole(bob, { taskId: id, institutionId: "jc" }, "responsible")
  sync(alice, bob)

  expect(undo.undo()).toMatchObject({ outcome: "left", label: { action: "added" } })

  expect(titleOf(alice, id)).toBe("Sprachcafé")
  expect(rolesOf(readMatrix(alice), { taskId: id, institutionId: "jc" })).toEqual(["responsible"])
})

test("a removal that a facilitator has taken back already is not undone twice", () => {
  const alice = boardWith()
  const bob = copyOf(alice)
  const undo = new UndoHistory(alice)
  removeTask(alice, "t01")
  sync(alice, bob)
  restoreEntry({ board: bob }, { collection: "tasks", id: "t01" })
  removeTask(bob, "t01", { institution: "Jobcenter", isFacilitator: false })
  sync(alice, bob)

  expect(undo.undo()?.outcome).toBe("left")
  expect(readBin({ board: alice })).toMatchObject([{ id: "t01" }])
})

test("undo in sentences takes back the own words and leaves those of others", () => {
  const alice = boardWith()
  const note = { collection: "tasks", id: "t01" } as const
  setField(alice, note, { field: "description", value: "Beratung anbieten." })
  const bob = copyOf(alice)
  const undo = new UndoHistory(alice)
  setField(alice, note, { field: "description", value: "Gute Beratung anbieten." })
  sync(alice, bob)
  setField(bob, note, { field: "description", value: "Gute Beratung anbieten. Auch abends." })
  sync(alice, bob)

  expect(undo.undo()?.outcome).toBe("done")

  const [task] = readContent({ board: alice }).tasks ?? []
  expect(task?.description).toBe("Beratung anbieten. Auch abends.")
})

test.each<[string, (doc: Y.Doc) => unknown, object]>([
  ["renaming", (doc) => renameTask(doc, "t01", "x"), { action: "renamed", collection: "tasks" }],
  [
    "moving",
    (doc) => moveTask(doc, "t01", { phaseId: "p2" }),
    { action: "moved", collection: "tasks" },
  ],
  [
    "a letter",
    (doc) => toggleRole(doc, { taskId: "t01", institutionId: "jc" }, "plans"),
    { action: "filledIn", collection: "assignments" },
  ],
  [
    "removing a phase",
    (doc) => removePhase(doc, "p1"),
    { action: "removed", collection: "phases", count: 1 },
  ],
  [
    "three new tasks in one step",
    (doc) =>
      edit(doc, () => ["a", "b", "c"].map((title) => addTask(doc, { phaseId: "p1", title }))),
    { action: "added", collection: "tasks", count: 3 },
  ],
  [
    "another short name",
    (doc) => renameInstitution(doc, "jc", { short: "x" }),
    { action: "renamed", collection: "institutions", count: 1 },
  ],
])("undo says what it takes back: %s", (_what, change, label) => {
  const doc = boardWith()
  const undo = new UndoHistory(doc)

  change(doc)

  expect(undo.undoLabel).toMatchObject(label)
  expect(undo.undo()?.label).toMatchObject(label)
  expect(undo.redoLabel).toBeDefined()
})

test("texts are merged where they change in different places only", () => {
  expect(mergeText({ base: "ab", own: "xab", theirs: "aby" })).toBe("xaby")
  expect(mergeText({ base: "ab", own: "b", theirs: "aby" })).toBe("by")
  expect(mergeText({ base: "ab", own: "aXb", theirs: "c" })).toBeUndefined()
})

test("a change of a text that is there already is not made a second time, nor its beginning", () => {
  expect(mergeText({ base: "Mo", own: "Mo bis", theirs: "Mo bis" })).toBe("Mo bis")
  expect(mergeText({ base: "Mo", own: "Mo bis Fr", theirs: "Mo bis" })).toBe("Mo bis Fr")
  expect(mergeText({ base: "Mo", own: "Mo bis", theirs: "Mo bis Fr" })).toBe("Mo bis Fr")
  expect(mergeText({ base: "Mo", own: "Mo!", theirs: "Mo?" })).toBe("Mo!?")
})

const taskIds = fc.constantFrom("t01", "t02", "t05", "t09")
const institutionIds = fc.constantFrom("afa", "jc", "soz")
const phaseIds = fc.constantFrom("p1", "p2", "p3")
const places = fc.oneof(
  taskIds.map((id) => ({ collection: "tasks", id }) as const),
  institutionIds.map((id) => ({ collection: "institutions", id }) as const),
  phaseIds.map((id) => ({ collection: "phases", id }) as const),
)
const words = fc.string({ minLength: 1, maxLength: 6 })

type RandomEdit = (doc: Y.Doc) => unknown

const randomEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  fc.tuple(taskIds, words).map(
    ([id, title]) =>
      (doc: Y.Doc) =>
        renameTask(doc, id, title),
  ),
  fc.tuple(phaseIds, words).map(
    ([id, title]) =>
      (doc: Y.Doc) =>
        renamePhase(doc, id, title),
  ),
  fc.tuple(institutionIds, words).map(
    ([id, name]) =>
      (doc: Y.Doc) =>
        renameInstitution(doc, id, { name, short: name }),
  ),
  fc
    .tuple(taskIds, institutionIds, fc.constantFrom("accountable" as const, "informed" as const))
    .map(
      ([taskId, institutionId, role]) =>
        (doc: Y.Doc) =>
          toggleRole(doc, { taskId, institutionId }, role),
    ),
  fc.tuple(taskIds, institutionIds).map(
    ([taskId, institutionId]) =>
      (doc: Y.Doc) =>
        clearCell(doc, { taskId, institutionId }),
  ),
  fc.tuple(taskIds, phaseIds, taskIds).map(
    ([id, phaseId, beforeId]) =>
      (doc: Y.Doc) =>
        moveTask(doc, id, { phaseId, beforeId }),
  ),
  fc.tuple(institutionIds, institutionIds).map(
    ([id, before]) =>
      (doc: Y.Doc) =>
        moveInstitution(doc, id, before),
  ),
  fc.tuple(phaseIds, phaseIds).map(
    ([id, before]) =>
      (doc: Y.Doc) =>
        movePhase(doc, id, before),
  ),
  places.map((place) => (doc: Y.Doc) => removeEntry(doc, place)),
  places.map((place) => (doc: Y.Doc) => restoreEntry({ board: doc }, place)),
  fc.tuple(phaseIds, words).map(
    ([phaseId, title]) =>
      (doc: Y.Doc) =>
        addTask(doc, { phaseId, title }),
  ),
  words.map((title) => (doc: Y.Doc) => addPhase(doc, title)),
  words.map((name) => (doc: Y.Doc) => addInstitution(doc, { name, short: name })),
)

/** Every value of the document, by where it stands. */
function valuesIn(doc: Y.Doc): Map<string, string> {
  const values = new Map<string, string>()
  structuredRoots(doc).forEach((root, index) => {
    for (const [id, entry] of root) {
      if (!(entry instanceof Y.Map)) continue
      for (const [key, value] of entry) values.set(`${index}/${id}/${key}`, JSON.stringify(value))
    }
  })
  return values
}

const NEVER_ABSENT = /\/(?:title|name|short|order|phaseId)$/

test("whatever people do at once, undo and redo bring up no value that nobody had", () => {
  const start = boardWith()
  const first = valuesIn(start)
  const story = fc.array(
    fc.tuple(
      fc.nat(2),
      fc.oneof(
        { weight: 3, arbitrary: randomEdit },
        { weight: 2, arbitrary: fc.constantFrom("undo" as const, "redo" as const) },
      ),
      fc.option(fc.tuple(fc.nat(2), fc.nat(2))),
    ),
    { minLength: 4, maxLength: 30 },
  )
  fc.assert(
    fc.property(story, (steps) => {
      const people = [copyOf(start), copyOf(start), copyOf(start)] as const
      const undos = people.map((doc) => new UndoHistory(doc))
      const had = new Map(
        [...first].map(([place, value]) => [place, new Set<string | undefined>([value])]),
      )
      const check = (doc: Y.Doc, isOwnWork: boolean): void => {
        const now = valuesIn(doc)
        const unknown = [...now].filter(([place, value]) => !had.get(place)?.has(value))
        for (const [place, value] of isOwnWork ? unknown : []) {
          had.set(place, (had.get(place) ?? new Set<string | undefined>()).add(value))
        }
        // The mark of an undone addition is new by its time; the cell with it is empty.
        const strange = unknown.filter(
          ([place, value]) => !place.endsWith("/.removed") && value !== "[]",
        )
        expect(isOwnWork ? [] : strange).toEqual([])
        expect(
          [...first.keys()].filter((place) => NEVER_ABSENT.test(place) && !now.has(place)),
        ).toEqual([])
      }
      for (const [person, action, delivery] of steps) {
        const doc = people[person] ?? people[0]
        if (action === "undo") undos[person]?.undo()
        else if (action === "redo") undos[person]?.redo()
        else action(doc)
        check(doc, typeof action !== "string")
        if (delivery) {
          const [from, to] = delivery.map((index) => people[index] ?? people[0])
          if (from && to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        }
      }
      sync(...people)
      sync(...people)
      for (const doc of people) check(doc, false)
      expect(readContent({ board: people[1] })).toEqual(readContent({ board: people[0] }))
      expect(readContent({ board: people[2] })).toEqual(readContent({ board: people[0] }))
    }),
    { numRuns: 50 },
  )
})
