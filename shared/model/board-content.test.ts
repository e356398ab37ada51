import { type BoardContent, canonicalJson, templateContent } from "@tafelrunde/shared/content"
import { participant } from "@tafelrunde/shared/entities"
import { arbitraryContent } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { readContent, readTitle, writeContent } from "./board-content.ts"
import { hasUnmovedLists, movePersonalLists } from "./contacts/personal-lists.ts"
import { writeEntries } from "./entry.ts"
import { type BoardDocs } from "./layout.ts"

function newDocs(): Required<BoardDocs> {
  return { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
}

const musterstadt = templateContent("musterstadt", { language: "de" })

test("Musterstadt comes back from the board as it was imported", () => {
  const docs = newDocs()

  writeContent(docs, musterstadt)

  expect(canonicalJson(readContent(docs))).toBe(canonicalJson(musterstadt))
  expect(readTitle(docs.board)).toBe("Schnittstellenpapier Arbeitsmarktintegration Musterstadt")
})

test("any content comes back from the board as it was imported", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const docs = newDocs()
      writeContent(docs, content)
      expect(canonicalJson(readContent(docs))).toBe(canonicalJson(content))
    }),
    { numRuns: 150 },
  )
})

test("content replaces other content whole, also in the order of its lists", () => {
  fc.assert(
    fc.property(arbitraryContent, arbitraryContent, (first, second) => {
      const docs = newDocs()
      writeContent(docs, first)
      writeContent(docs, second)
      expect(canonicalJson(readContent(docs))).toBe(canonicalJson(second))
    }),
    { numRuns: 150 },
  )
})

test("importing what is already there changes nothing", () => {
  const docs = newDocs()
  writeContent(docs, musterstadt)
  let updates = 0
  for (const doc of Object.values(docs)) doc.on("update", () => updates++)

  writeContent(docs, JSON.parse(JSON.stringify(musterstadt)))

  expect(updates).toBe(0)
})

test("an import is one transaction in the board's document", () => {
  const docs = newDocs()
  let updates = 0
  docs.board.on("update", () => updates++)

  writeContent(docs, musterstadt)

  expect(updates).toBe(1)
})

test("contacts that the network may not see by name are in the internal document only", () => {
  const docs = newDocs()
  writeContent(docs, musterstadt)

  expect([...docs.internal.getMap("contacts").keys()].toSorted()).toEqual(["c08", "c12"])
  expect(docs.contacts.getMap("contacts").size).toBe(20)
  const board = JSON.stringify(docs.board.getMap("contacts").toJSON())
  expect(board).toBe("{}")
})

test("who took part is never in the board's own document, and not with participants who may not see the contact", () => {
  const docs = newDocs()
  const participants = [
    { name: "Gerda Gast" },
    { name: "Ines Intern", contactId: "c08" },
    { name: "Nora Netz", contactId: "c01" },
  ]
  const content = { ...musterstadt, workshop: { id: "w", title: "Workshop", participants } }

  writeContent(docs, content)

  const [board, contacts, internal] = Object.values(docs).map((doc) =>
    Buffer.from(Y.encodeStateAsUpdate(doc)).toString("latin1"),
  )
  for (const { name } of participants) expect(board).not.toContain(name)
  expect(contacts).not.toContain("Ines Intern")
  expect(internal).toContain("Ines Intern")
  expect(readContent(docs).workshop?.participants).toEqual(participants)
  expect(readContent({ board: docs.board }).workshop?.participants).toEqual([])
})

test("participants on a board from before are read where they were, and move with all that they say", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const docs = newDocs()
      writeContent(docs, content)
      putBack(docs, content)
      expect(canonicalJson(readContent(docs))).toBe(canonicalJson(content))

      movePersonalLists(docs)

      expect(hasUnmovedLists(docs.board)).toBe(false)
      expect(canonicalJson(readContent(docs))).toBe(canonicalJson(content))
    }),
    { numRuns: 100 },
  )
})

/** Puts the participants where boards from before have them: into the section itself. */
function putBack({ board, contacts, internal }: Required<BoardDocs>, content: BoardContent): void {
  for (const doc of [contacts, internal]) doc.getMap("participants").clear()
  const participants = content.workshop?.participants
  const workshop = board.getMap("board").get("workshop")
  if (!participants || !(workshop instanceof Y.Map)) return
  const list = new Y.Map()
  workshop.set("participants", list)
  writeEntries(list, participants, { entity: participant })
}

test("contacts come back in the board's order although they live in two documents", () => {
  const docs = newDocs()
  const contacts = musterstadt.contacts?.toReversed() ?? []

  writeContent(docs, musterstadt)
  writeContent(docs, { ...musterstadt, contacts })

  expect(readContent(docs).contacts?.map(({ id }) => id)).toEqual(contacts.map(({ id }) => id))
})

test("who has no document for contacts reads a board without contacts", () => {
  const docs = newDocs()
  writeContent(docs, musterstadt)

  const content = readContent({ board: docs.board })

  expect(content.contacts).toEqual([])
  expect(content.agreements?.every(({ ownerContactId }) => ownerContactId === null)).toBe(true)
})

test("a title that is no text is empty, and the task stays with its cells", () => {
  const docs = newDocs()
  writeContent(docs, musterstadt)

  docs.board.getMap<Y.Map<unknown>>("tasks").get("t01")?.set("title", 42)

  const content = readContent(docs)
  expect(content.tasks?.[0]).toMatchObject({ id: "t01", title: "" })
  expect(content.assignments).toEqual(musterstadt.assignments)
  expect(content.goals).toHaveLength(3)
})
