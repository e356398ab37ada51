import {
  type BoardContent,
  redactContent,
  repairReferences,
  templateContent,
} from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { goesWith, isFilled, purgeEntry, readBin, removeEntry, restoreEntry } from "./bin.ts"
import { readContent, writeContent } from "./board-content.ts"
import { clearCell, toggleRole } from "./cell-edits.ts"
import { addEntry, setField } from "./entry-edits.ts"
import { removeInstitution } from "./institution-edits.ts"
import { type BoardDocs } from "./layout.ts"
import { cellKey, collection, entriesIn } from "./layout.ts"
import { readMatrix, rolesOf } from "./matrix.ts"
import { addPhase, removePhase } from "./phase-edits.ts"
import { addTask, moveTask, removeTask, renameTask } from "./task-edits.ts"

const VHS = { institution: "Volkshochschule", isFacilitator: false }

function docsOf(content: BoardContent): Required<BoardDocs> {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  return docs
}

function musterstadt(): BoardContent {
  return templateContent("musterstadt", { language: "de" })
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function sync(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

/** An entry of each list that has ids, by the list's name. */
const firstOfEach = Object.keys(COLLECTIONS).flatMap((name) => {
  const entries = musterstadt()[name as CollectionName] as { id?: string }[] | null | undefined
  const id = entries?.[0]?.id
  return id === undefined ? [] : [{ collection: name as CollectionName, id }]
})

test.each(firstOfEach)(
  "$collection: what is removed is nowhere to be read, and comes back whole",
  (place) => {
    const docs = docsOf(musterstadt())
    const before = readContent(docs)
    const home = place.collection === "contacts" ? [docs.contacts, docs.internal] : [docs.board]

    for (const doc of home) removeEntry(doc, place, VHS)

    for (const profile of ["internal", "network", "public"] as const) {
      const content = redactContent(readContent(docs), profile)
      const ids = (content[place.collection] as { id: string }[]).map(({ id }) => id)
      expect(ids).not.toContain(place.id)
      expect(JSON.stringify(content)).not.toContain(".removed")
    }
    expect(readBin(docs)).toMatchObject([{ ...place, removal: { by: VHS } }])

    restoreEntry(docs, place)
    expect(readContent(docs)).toEqual(before)
    expect(readBin(docs)).toEqual([])
  },
)

test("a removed institution returns with its cells, contacts and handovers", () => {
  const docs = docsOf(musterstadt())
  const soz = { collection: "institutions", id: "soz" } as const
  const before = readContent(docs)
  const gone = goesWith(docs, soz)
  expect(gone.get("assignments")).toBe(
    before.assignments?.filter(({ institutionId }) => institutionId === "soz").length,
  )
  expect([...gone.keys()]).toEqual(["contacts", "assignments", "handovers"])

  removeInstitution(docs.board, "soz", VHS)
  const after = readContent(docs)
  for (const [name, count] of gone) {
    expect(after[name]).toHaveLength((before[name]?.length ?? 0) - count)
  }

  restoreEntry(docs, soz)
  expect(readContent(docs)).toEqual(before)
})

test("what others write in a removed task comes back with it", () => {
  const docs = docsOf(musterstadt())
  const bob = copyOf(docs.board)
  const cell = { taskId: "t04", institutionId: "hwk" }

  removeTask(docs.board, "t04", VHS)
  renameTask(bob, "t04", "Sprachmittlung sichern")
  toggleRole(bob, cell, "consulted")
  sync(docs.board, bob)
  restoreEntry({ board: bob }, { collection: "tasks", id: "t04" })
  sync(docs.board, bob)

  const [phase] = readMatrix(docs.board).phases
  expect(phase?.tasks.find(({ id }) => id === "t04")?.title).toBe("Sprachmittlung sichern")
  expect(rolesOf(readMatrix(docs.board), cell)).toEqual(["consulted"])
})

test("a removed phase gives its tasks back to itself", () => {
  const docs = docsOf(musterstadt())
  const before = readContent(docs)

  removePhase(docs.board, "p2", VHS)
  removePhase(docs.board, "p1", VHS)
  expect(readMatrix(docs.board).phases[0]?.id).toBe("p3")
  expect(readMatrix(docs.board).phases[0]?.tasks).toHaveLength(13)
  expect(readContent(docs).tasks?.filter(({ phaseId }) => phaseId === "p3")).toHaveLength(13)

  restoreEntry(docs, { collection: "phases", id: "p1" })
  restoreEntry(docs, { collection: "phases", id: "p2" })
  expect(readContent(docs)).toEqual(before)
})

test("the last phase takes its tasks along, and none of them stands in the next one", () => {
  const content = musterstadt()
  const docs = docsOf({
    ...content,
    phases: content.phases?.slice(0, 1),
    tasks: content.tasks?.slice(0, 4),
    assignments: content.assignments?.filter(({ taskId }) => taskId === "t01"),
    handovers: [],
    agreements: [],
    openQuestions: [],
    goals: [],
  })
  const phase = { collection: "phases", id: "p1" } as const
  expect([...goesWith(docs, phase)]).toEqual([
    ["tasks", 4],
    ["assignments", docs.board.getMap("assignments").size],
  ])

  removePhase(docs.board, "p1", VHS)
  const next = addPhase(docs.board, "Neu")
  expect(readMatrix(docs.board).phases).toEqual([{ id: next, title: "Neu", tasks: [] }])
  expect(readBin(docs).map(({ id }) => id)).toEqual(["p1"])

  restoreEntry(docs, phase)
  expect(readMatrix(docs.board).phases.map(({ tasks }) => tasks.length)).toEqual([4, 0])
})

test("a handover returns together with the removed institution that it leads to", () => {
  const docs = docsOf(musterstadt())
  const before = readContent(docs)
  removeEntry(docs.board, { collection: "handovers", id: "h01" }, VHS)
  removeInstitution(docs.board, "abh", VHS)

  restoreEntry(docs, { collection: "handovers", id: "h01" })

  expect(readContent(docs)).toEqual(before)
})

test("what is purged is out of the documents, with all that hung on it", () => {
  const docs = docsOf(musterstadt())
  removeInstitution(docs.board, "soz", VHS)

  purgeEntry(docs, { collection: "institutions", id: "soz" })

  expect(readBin(docs)).toEqual([])
  expect(
    [...collection(docs.board, "assignments").keys()].filter((key) => key.endsWith("/soz")),
  ).toEqual([])
  for (const doc of [docs.contacts, docs.internal]) {
    const contacts = entriesIn(collection(doc, "contacts"))
    expect(contacts.some(([, contact]) => contact.get("institutionId") === "soz")).toBe(false)
  }
})

test("nothing is purged that is not in the bin", () => {
  const docs = docsOf(musterstadt())
  const before = readContent(docs)

  purgeEntry(docs, { collection: "institutions", id: "soz" })

  expect(readContent(docs)).toEqual(before)
})

test("tasks stay where they are shown when their removed phase is purged", () => {
  const docs = docsOf(musterstadt())
  removePhase(docs.board, "p2", VHS)
  const before = readContent(docs)

  purgeEntry(docs, { collection: "phases", id: "p2" })

  expect(readContent(docs)).toEqual(before)
})

test("content that replaces the board's leaves the bin as it is", () => {
  const docs = docsOf(musterstadt())
  const before = readContent(docs)
  removeInstitution(docs.board, "soz", VHS)

  writeContent(docs, readContent(docs))
  expect(readBin(docs).map(({ id }) => id)).toEqual(["soz"])

  restoreEntry(docs, { collection: "institutions", id: "soz" })
  const after = readContent(docs)
  expect(after.institutions).toHaveLength(before.institutions?.length ?? 0)
  expect(after.assignments).toHaveLength(before.assignments?.length ?? 0)
  expect(after.contacts).toHaveLength(before.contacts?.length ?? 0)
})

test("content that has a removed entry takes it out of the bin", () => {
  const docs = docsOf(musterstadt())
  const before = readContent(docs)
  removeInstitution(docs.board, "soz", VHS)

  writeContent(docs, before)

  expect(readContent(docs)).toEqual(before)
  expect(readBin(docs)).toEqual([])
})

test("a number that a removed task has is not given to another", () => {
  const docs = docsOf(musterstadt())
  const first = addTask(docs.board, { phaseId: "p1", title: "Eins" })
  removeTask(docs.board, first, VHS)

  addTask(docs.board, { phaseId: "p1", title: "Zwei" })

  expect(readMatrix(docs.board).phases[0]?.tasks.at(-1)).toMatchObject({
    title: "Zwei",
    number: 26,
  })
})

test("a cell that one person empties while another fills it in stays filled", () => {
  const alice = docsOf(musterstadt()).board
  const cell = { taskId: "t04", institutionId: "hwk" }
  toggleRole(alice, cell, "consulted")
  const bob = copyOf(alice)

  toggleRole(bob, cell, "informed")
  clearCell(alice, cell)
  sync(alice, bob)

  const roles = rolesOf(readMatrix(alice), cell)
  expect(rolesOf(readMatrix(bob), cell)).toEqual(roles)
  const cells = readContent({ board: alice }).assignments ?? []
  expect(
    cells.some(({ taskId, institutionId }) => cellKey({ taskId, institutionId }) === "t04/hwk"),
  ).toBe(roles.length > 0)
})

test("a planned task is empty until somebody fills it in", () => {
  const docs = docsOf(templateContent("regionalworkshop", { language: "de" }))
  const id = readMatrix(docs.board).phases[0]?.tasks[0]?.id ?? ""
  const task = { collection: "tasks", id } as const
  expect(isFilled(docs, task)).toBe(false)

  setField(docs.board, task, { field: "note", value: "nur montags" })
  expect(isFilled(docs, task)).toBe(true)

  setField(docs.board, task, { field: "note", value: "" })
  const institutionId = addEntry(docs.board, "institutions", {
    fields: { name: "Amt", short: "A" },
  })
  expect(isFilled(docs, { collection: "institutions", id: institutionId })).toBe(false)
  toggleRole(docs.board, { taskId: id, institutionId }, "informed")
  expect(isFilled(docs, task)).toBe(true)
  expect(isFilled(docs, { collection: "institutions", id: institutionId })).toBe(true)
})

type RandomEdit = (doc: Y.Doc) => unknown

const taskIds = fc.constantFrom("t01", "t02", "t05", "t09")
const institutionIds = fc.constantFrom("afa", "jc", "soz")
const phaseIds = fc.constantFrom("p1", "p2", "p3")
const places = fc.oneof(
  taskIds.map((id) => ({ collection: "tasks", id }) as const),
  institutionIds.map((id) => ({ collection: "institutions", id }) as const),
  phaseIds.map((id) => ({ collection: "phases", id }) as const),
)

const randomEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  places.map((place) => (doc: Y.Doc) => removeEntry(doc, place, VHS)),
  places.map((place) => (doc: Y.Doc) => restoreEntry({ board: doc }, place)),
  fc.tuple(taskIds, institutionIds).map(
    ([taskId, institutionId]) =>
      (doc: Y.Doc) =>
        toggleRole(doc, { taskId, institutionId }, "informed"),
  ),
  fc.tuple(taskIds, institutionIds).map(
    ([taskId, institutionId]) =>
      (doc: Y.Doc) =>
        clearCell(doc, { taskId, institutionId }),
  ),
  fc.tuple(taskIds, phaseIds).map(
    ([id, phaseId]) =>
      (doc: Y.Doc) =>
        moveTask(doc, id, { phaseId }),
  ),
  taskIds.map((id) => (doc: Y.Doc) => renameTask(doc, id, "Anders")),
)

/** Three phases, nine tasks and seven institutions, with their cells and handovers. */
function small(): BoardContent {
  const { schema, version, phases, tasks, institutions, assignments, handovers } = musterstadt()
  return repairReferences({
    schema,
    version,
    phases: phases?.slice(0, 3),
    tasks: tasks?.slice(0, 9),
    institutions: institutions?.slice(0, 7),
    assignments,
    handovers,
  })
}

function boardWith(content: BoardContent): Y.Doc {
  const board = new Y.Doc()
  writeContent({ board }, content)
  return board
}

test("whatever is removed, restored and edited at once, all agree and everything comes back", () => {
  const content = small()
  const start = boardWith(content)
  const story = fc.array(
    fc.tuple(fc.nat(2), randomEdit, fc.option(fc.tuple(fc.nat(2), fc.nat(2)))),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(story, (steps) => {
      const people = [copyOf(start), copyOf(start), copyOf(start)] as const
      const doc = (index: number): Y.Doc => people[index] ?? people[0]
      for (const [person, change, delivery] of steps) {
        change(doc(person))
        if (delivery) Y.applyUpdate(doc(delivery[1]), Y.encodeStateAsUpdate(doc(delivery[0])))
      }
      sync(...people)
      sync(...people)
      const [board, other] = people
      expect(readContent({ board: other })).toEqual(readContent({ board }))
      expect(readMatrix(other)).toEqual(readMatrix(board))
      for (const entry of readBin({ board })) restoreEntry({ board }, entry)
      const after = readContent({ board })
      expect(readBin({ board })).toEqual([])
      for (const name of ["phases", "institutions", "tasks", "handovers"] as const) {
        expect(after[name]).toHaveLength(content[name]?.length ?? 0)
      }
    }),
    { numRuns: 60 },
  )
})
