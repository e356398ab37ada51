import { seedCanvas } from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import {
  EntryLists,
  readContent,
  setField,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import {
  countsOf,
  FACT_COLLECTIONS,
  type FactCollection,
  factOf,
  hasRoom,
  planFacts,
  promoteNotes,
  unlinkNote,
} from "./facts.ts"
import { shapeAt } from "./note-changes.ts"
import { addNotes } from "./note-edits.ts"
import { NoteList } from "./note-list.ts"

const AREA = "shape:frame-questions"

interface TestBoard {
  readonly doc: Y.Doc
  readonly undo: UndoHistory
  readonly lists: EntryLists
}

function boardOf(doc: Y.Doc): TestBoard {
  return { doc, undo: new UndoHistory(doc), lists: new EntryLists({ board: doc }) }
}

function musterstadt(): TestBoard {
  const doc = new Y.Doc()
  const content = templateContent("musterstadt", { language: "de" })
  writeContent({ board: doc }, content)
  seedCanvas(doc, "musterstadt", content)
  return boardOf(doc)
}

function write(board: TestBoard, ...texts: readonly string[]): string[] {
  return addNotes(board, { areaId: AREA, texts, matrixRatio: 1 })
}

/** Makes all these notes entries; those of `anew` in any case. */
function promote(
  board: TestBoard,
  collection: FactCollection,
  { ids, anew = [] }: { ids: readonly string[]; anew?: readonly string[] },
): ReadonlyMap<string, string> {
  const notes = new NoteList(board.doc).areas().flatMap((area) => area.notes)
  const chosen = ids.flatMap((id) => notes.find((note) => note.id === id) ?? [])
  const facts = planFacts(chosen, collection, board.lists)
  return promoteNotes(board, { collection, facts, anew: new Set(anew), row: { phaseId: "p1" } })
}

function contentOf(board: TestBoard): ReturnType<typeof readContent> {
  return readContent({ board: board.doc })
}

test("a note becomes a task of the chosen phase, its first line the title, and keeps its id", () => {
  const board = musterstadt()
  const [id = ""] = write(board, "Fahrkarten ausgeben\nauch für Kinder")

  const entries = promote(board, "tasks", { ids: [id] })

  const task = contentOf(board).tasks?.find((one) => one.id === entries.get(id))
  expect(task).toMatchObject({
    phaseId: "p1",
    number: 25,
    title: "Fahrkarten ausgeben",
    description: "auch für Kinder",
  })
  expect(`shape:${task?.id}`).toBe(id)
  expect(factOf(shapeAt(board.doc, id) ?? { id: "", typeName: "" })).toEqual({
    collection: "tasks",
    id: task?.id,
  })
})

test("a task comes where somebody puts it in the matrix", () => {
  const board = musterstadt()
  const [id = ""] = write(board, "Fahrkarten ausgeben")
  const facts = planFacts([{ id, text: "Fahrkarten ausgeben" }], "tasks", board.lists)

  const row = { phaseId: "p2", afterId: "t05" }
  const entries = promoteNotes(board, { collection: "tasks", facts, anew: new Set(), row })

  const tasks = board.lists.list("tasks").map((task) => task.id)
  expect(tasks[tasks.indexOf("t05") + 1]).toBe(entries.get(id))
})

test("notes become institutions with short names of their own, questions, agreements and goals", () => {
  const board = musterstadt()
  const [one = "", two = ""] = write(board, "Ehrenamtsagentur (EHR)", "Ehrenamtsrat (EHR)")

  promote(board, "institutions", { ids: [one, two] })
  promote(board, "openQuestions", { ids: [one] })
  promote(board, "agreements", { ids: [one] })
  promote(board, "goals", { ids: [two] })

  const content = contentOf(board)
  expect(content.institutions?.slice(-2).map(({ short }) => short)).toEqual(["EHR", "EHR2"])
  expect(content.openQuestions?.at(-1)).toMatchObject({
    text: "Ehrenamtsagentur (EHR)",
    status: "open",
  })
  expect(content.agreements?.at(-1)).toMatchObject({
    title: "Ehrenamtsagentur (EHR)",
    status: "open",
  })
  expect(content.goals?.at(-1)).toMatchObject({ text: "Ehrenamtsrat (EHR)" })
})

test("what the board has already is linked, whatever case and spaces, unless somebody wants it anew", () => {
  const board = musterstadt()
  const ids = write(board, " UNTERBRINGUNG   sicherstellen", "Unterbringung sicherstellen")
  const [first = "", second = ""] = ids
  const count = contentOf(board).tasks?.length ?? 0

  const entries = promote(board, "tasks", { ids: [first], anew: [] })
  expect(entries.get(first)).toBe("t02")
  expect(contentOf(board).tasks).toHaveLength(count)

  promote(board, "tasks", { ids: [second], anew: [second] })
  expect(contentOf(board).tasks).toHaveLength(count + 1)
})

test("an institution is known by its short name too", () => {
  const board = musterstadt()
  const [id = ""] = write(board, "vhs")
  expect(promote(board, "institutions", { ids: [id] }).get(id)).toBe("vhs")
})

test("one undo takes a link to a present entry back, and redo sets it again", () => {
  const board = musterstadt()
  const [id = ""] = write(board, "Unterbringung sicherstellen")
  const before = shapeAt(board.doc, id)
  promote(board, "tasks", { ids: [id] })

  board.undo.undo()
  expect(shapeAt(board.doc, id)?.["meta"]).toEqual(before?.["meta"])
  board.undo.redo()
  expect(factOf(shapeAt(board.doc, id) ?? { id: "", typeName: "" })?.id).toBe("t02")
})

test("undo leaves an entry that somebody else has filled in, with its link", () => {
  const alice = musterstadt()
  const [id = ""] = write(alice, "Wer zahlt?")
  const entryId = promote(alice, "openQuestions", { ids: [id] }).get(id) ?? ""
  const bob = new Y.Doc()
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(alice.doc))
  setField(
    bob,
    { collection: "openQuestions", id: entryId },
    { field: "dueDate", value: "2027-05-01" },
  )
  Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob))

  expect(alice.undo.undo()?.outcome).toBe("left")
  expect(alice.lists.entry("openQuestions", entryId)).toBeDefined()
  expect(factOf(shapeAt(alice.doc, id) ?? { id: "", typeName: "" })?.id).toBe(entryId)
})

test("two people make an entry of one note at once, and it is one entry", () => {
  const alice = musterstadt()
  const [id = ""] = write(alice, "Wer zahlt?")
  const bob = boardOf(new Y.Doc())
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc))
  const before = contentOf(alice).openQuestions?.length ?? 0

  promote(alice, "openQuestions", { ids: [id] })
  promote(bob, "openQuestions", { ids: [id] })
  Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc))
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc))

  expect(contentOf(alice).openQuestions).toHaveLength(before + 1)
  expect(contentOf(bob)).toEqual(contentOf(alice))
})

test("a link is taken away and the entry stays", () => {
  const board = musterstadt()
  const [id = ""] = write(board, "Wer zahlt?")
  promote(board, "openQuestions", { ids: [id] })
  const before = contentOf(board)

  unlinkNote(board, id)

  expect(factOf(shapeAt(board.doc, id) ?? { id: "", typeName: "" })).toBeUndefined()
  expect(contentOf(board)).toEqual(before)
})

test("the template's notes stand for the entries that it has made them of", () => {
  const board = musterstadt()
  const notes = new NoteList(board.doc).areas().flatMap((area) => area.notes)
  expect(notes.find(({ id }) => id === "shape:agreement-v01")?.fact).toEqual({
    collection: "agreements",
    id: "v01",
  })
})

test("the link of a template's note is taken away too, and undo brings it back", () => {
  const board = musterstadt()
  const id = "shape:agreement-v01"

  unlinkNote(board, id)
  expect(factOf(shapeAt(board.doc, id) ?? { id, typeName: "" })).toBeUndefined()

  board.undo.undo()
  expect(factOf(shapeAt(board.doc, id) ?? { id, typeName: "" })?.id).toBe("v01")
})

test("any notes become entries with no title twice, and one undo takes all of it back", () => {
  const title = fc.oneof(
    fc.constantFrom(
      "Unterbringung sicherstellen",
      "unterbringung  SICHERSTELLEN",
      "VHS",
      "Neu",
      " neu ",
    ),
    fc.string({ minLength: 1, maxLength: 30 }),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...FACT_COLLECTIONS),
      fc.array(title, { minLength: 1, maxLength: 8 }),
      (collection, texts) => {
        const board = musterstadt()
        const ids = write(board, ...texts)
        const before = contentOf(board)
        const notes = ids.map((id, index) => ({ id, text: texts[index] ?? "" }))
        const facts = planFacts(notes, collection, board.lists)
        const promotion = { collection, facts, anew: new Set<string>(), row: { phaseId: "p1" } }
        const { added, linked } = countsOf(promotion)

        const entries = promoteNotes(board, promotion)

        expect(hasRoom(board.lists, promotion)).toBe(true)
        expect(entries.size).toBe(added + linked)
        const count = (content: typeof before): number => content[collection]?.length ?? 0
        expect(count(contentOf(board))).toBe(count(before) + added)
        // Said once more, everything is there already.
        expect(
          countsOf({ ...promotion, facts: planFacts(notes, collection, board.lists) }).added,
        ).toBe(0)
        for (const entryId of entries.values())
          expect(board.lists.entry(collection, entryId)).toBeDefined()
        if (facts.length > 0) board.undo.undo()
        expect(contentOf(board)).toEqual(before)
      },
    ),
    { numRuns: 25 },
  )
})
