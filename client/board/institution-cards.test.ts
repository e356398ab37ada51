import {
  canvasRecords,
  type CanvasRecord,
  cardReference,
  plainText,
  readCanvas,
  recordViolation,
  seedCanvas,
  toRichText,
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
  /** The institution that a card shows, or the words on a box. */
  readonly shows: string
  readonly place: string
}

function placeOf({ parentId, x, y }: CanvasRecord): string {
  return JSON.stringify([parentId, x, y])
}

/** The institutions' cards; on old boards their boxes, and grey ones with words. */
function cards(doc: Y.Doc): Card[] {
  return readCanvas(doc)
    .filter(({ id }) => /^shape:(?:institution|chain)-/.test(id) && !id.endsWith("-task"))
    .map((record) => {
      const props = record["props"] as Record<string, unknown>
      const shows = cardReference(record)?.entryId ?? plainText(props["richText"])
      return { id: record.id, shows, place: placeOf(record) }
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** Replaces cards by boxes with these words, as boards had them before cards were views of the lists. */
function writeBoxes(doc: Y.Doc, words: Readonly<Record<string, string>>): void {
  const records = readCanvas(doc)
  const empty = records.find(({ id }) => id === "shape:actors-place-12")
  for (const [id, text] of Object.entries(words)) {
    const card = records.find((record) => record.id === id)
    if (!empty || !card) throw new Error(`no ${id}`)
    const look = { ...(empty["props"] as Record<string, never>), color: "light-blue" as const }
    const props = { ...look, richText: toRichText(text) }
    const { x, y, parentId, index } = card
    canvasRecords(doc).delete(id)
    writeRecords(doc, [
      { ...empty, id, props, x: x ?? 0, y: y ?? 0, parentId: parentId ?? "", index: index ?? "a1" },
    ])
  }
}

/** An arrow as template and people make them, to a card. */
function bind(doc: Y.Doc, toId: string): void {
  const id = "binding:one"
  const fromId = "shape:arrow"
  writeRecords(doc, [{ id, typeName: "binding", type: "arrow", fromId, toId, props: {}, meta: {} }])
}

test("who adds an institution fills a card among the actors and one along the chain, and undo takes both back", () => {
  const doc = person(regionalworkshop())
  const undo = new UndoHistory(doc)

  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })

  expect(cards(doc)).toMatchObject([
    { id: `shape:chain-${id}`, shows: id },
    { id: `shape:institution-${id}`, shows: id },
  ])
  const place = readCanvas(doc).find((each) => each.id === "shape:actors-place-1")
  expect(cards(doc)[1]?.place).toBe(place && placeOf(place))
  undo.undo()
  expect(cards(doc)).toEqual([])
  undo.redo()
  expect(cards(doc).map(({ shows }) => shows)).toEqual([id, id])
  const all = readCanvas(doc).filter((record) => cardReference(record))
  expect(all.flatMap((record) => recordViolation(record) ?? [])).toEqual([])
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

test("a removed institution leaves no card, except one with arrows, which come back with it", () => {
  const doc = person(regionalworkshop())
  const undo = new UndoHistory(doc)
  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })
  bind(doc, `shape:chain-${id}`)

  removeInstitution(doc, id)

  expect(cards(doc).map((card) => card.id)).toEqual([`shape:chain-${id}`])
  undo.undo()
  expect(cards(doc).map(({ shows }) => shows)).toEqual([id, id])
})

test("a removed institution leaves no box in its name; what people wrote on it stays and comes back with it", () => {
  const doc = person(regionalworkshop())
  const undo = new UndoHistory(doc)
  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })
  writeBoxes(doc, {
    [`shape:chain-${id}`]: "VHS",
    [`shape:institution-${id}`]: "VHS\nVolkshochschule\nFrau M. plant die Kurse",
  })

  removeInstitution(doc, id)

  expect(cards(doc).map(({ shows }) => shows)).toEqual(["Frau M. plant die Kurse"])
  undo.undo()
  expect(cards(doc).map(({ shows }) => shows)).toEqual([
    id,
    "VHS\nVolkshochschule\nFrau M. plant die Kurse",
  ])
})

test("a renamed institution is renamed on its boxes, except where somebody wrote another name", () => {
  const doc = person(regionalworkshop())
  const id = addInstitution(doc, { short: "VHS", name: "Volkshochschule" })
  writeBoxes(doc, {
    [`shape:chain-${id}`]: "Kurse",
    [`shape:institution-${id}`]: "VHS\nVolkshochschule",
  })

  renameInstitution(doc, id, { short: "VHS M", name: "Volkshochschule Musterstadt" })

  expect(cards(doc).map(({ shows }) => shows)).toEqual([
    "Kurse",
    "VHS M\nVolkshochschule Musterstadt",
  ])
})
