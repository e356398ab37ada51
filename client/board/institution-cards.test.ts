import {
  type CanvasRecord,
  plainText,
  readCanvas,
  seedCanvas,
  writeRecords,
} from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import {
  addInstitution,
  removeInstitution,
  renameInstitution,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { keepInstitutionCards } from "./institution-cards.ts"

function regionalworkshop(): Uint8Array {
  const doc = new Y.Doc()
  const content = templateContent("regionalworkshop", { language: "de" })
  writeContent({ board: doc }, content)
  seedCanvas(doc, "regionalworkshop", content)
  return Y.encodeStateAsUpdate(doc)
}

function person(start: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, start, "network")
  keepInstitutionCards(doc)
  return doc
}

function meet(a: Y.Doc, b: Y.Doc): void {
  for (let round = 0; round < 3; round += 1) {
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), "network")
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), "network")
  }
}

interface Card {
  readonly id: string
  readonly text: string
  readonly place: string
}

function placeOf({ parentId, x, y }: CanvasRecord): string {
  return JSON.stringify([parentId, x, y])
}

/** The institutions' cards, and grey cards with words. */
function cards(doc: Y.Doc): Card[] {
  return readCanvas(doc)
    .filter(({ id }) => /^shape:(?:institution|chain)-/.test(id) && !id.endsWith("-task"))
    .map((record) => {
      const props = record["props"] as Record<string, unknown>
      const place = placeOf(record)
      return { id: record.id, text: plainText(props["richText"]), place }
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function write(doc: Y.Doc, id: string, text: string): void {
  const record = readCanvas(doc).find((each) => each.id === id)
  if (!record) throw new Error(`no ${id}`)
  const props = record["props"] as Record<string, never>
  const content = text.split("\n").map((line) => ({
    type: "paragraph",
    content: [{ type: "text", text: line }],
  }))
  writeRecords(doc, [{ ...record, props: { ...props, richText: { type: "doc", content } } }])
}

test("who adds an institution fills a card among the actors and one along the chain, and undo takes both back", () => {
  const doc = person(regionalworkshop())
  const undo = new UndoHistory(doc)

  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })

  expect(cards(doc)).toMatchObject([
    { id: `shape:chain-${id}`, text: "VHS" },
    { id: `shape:institution-${id}`, text: "VHS\nVolkshochschule" },
  ])
  const place = readCanvas(doc).find((each) => each.id === "shape:actors-place-1")
  expect(cards(doc)[1]?.place).toBe(place && placeOf(place))
  undo.undo()
  expect(cards(doc)).toEqual([])
  undo.redo()
  expect(cards(doc).map(({ text }) => text)).toEqual(["VHS", "VHS\nVolkshochschule"])
})

test("two people add institutions at once: everybody has each card once, none covers another", () => {
  const start = regionalworkshop()
  const [alice, bob] = [person(start), person(start)]
  for (const short of ["A", "B", "C"]) {
    addInstitution(alice, { short, name: `Amt ${short}` })
    addInstitution(bob, { short: `${short}${short}`, name: `Büro ${short}` })
  }

  meet(alice, bob)

  expect(cards(bob)).toEqual(cards(alice))
  expect(cards(alice)).toHaveLength(12)
  expect(new Set(cards(alice).map(({ place }) => place)).size).toBe(12)
})

test("twenty institutions have a card each, and a board without the template's areas gets none", () => {
  const doc = person(regionalworkshop())
  for (let number = 0; number < 20; number += 1) {
    addInstitution(doc, { short: `A${number}`, name: `Amt ${number}` })
  }

  expect(cards(doc)).toHaveLength(40)
  expect(new Set(cards(doc).map(({ place }) => place)).size).toBe(40)
  const blank = new Y.Doc()
  seedCanvas(blank, "blank", templateContent("blank", { language: "de" }))
  keepInstitutionCards(blank)
  addInstitution(blank, { short: "VHS", name: "Volkshochschule" })
  expect(cards(blank)).toEqual([])
})

test("a removed institution leaves no card in its name; what people wrote on it stays and comes back with it", () => {
  const doc = person(regionalworkshop())
  const undo = new UndoHistory(doc)
  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })
  write(doc, `shape:institution-${id}`, "VHS\nVolkshochschule\nFrau M. plant die Kurse")

  removeInstitution(doc, id)

  expect(cards(doc).map(({ text }) => text)).toEqual(["Frau M. plant die Kurse"])
  undo.undo()
  expect(cards(doc).map(({ text }) => text)).toEqual([
    "VHS",
    "VHS\nVolkshochschule\nFrau M. plant die Kurse",
  ])
})

test("a renamed institution is renamed on its cards, except where somebody wrote another name", () => {
  const doc = person(regionalworkshop())
  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })
  write(doc, `shape:chain-${id}`, "Kurse")

  renameInstitution(doc, id, { short: "VHS M", name: "Volkshochschule Musterstadt" })

  expect(cards(doc).map(({ text }) => text)).toEqual([
    "Kurse",
    "VHS M\nVolkshochschule Musterstadt",
  ])
})
