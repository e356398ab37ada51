import { type CardCollection } from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import {
  type BoardDocs,
  EntryLists,
  removeEntry,
  setField,
  writeContent,
} from "@tafelrunde/shared/model"
import * as fc from "fast-check"
import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"

import { type CardFacts, cardFacts } from "./card-facts.ts"
import { layoutCard } from "./card-layout.ts"

const open: EntryLists[] = []

afterEach(() => {
  for (const lists of open.splice(0)) lists.close()
})

function musterstadt(sees: "all" | "network" | "nothing" = "all"): {
  readonly docs: BoardDocs
  readonly lists: EntryLists
} {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, templateContent("musterstadt", { language: "de" }))
  const { board, contacts } = docs
  const seen = { all: docs, network: { board, contacts }, nothing: { board } }[sees]
  const lists = new EntryLists(seen)
  open.push(lists)
  return { docs, lists }
}

function textOf(facts: CardFacts | undefined): string {
  return facts ? [facts.kind, facts.title, ...facts.lines.map(({ text }) => text)].join("\n") : ""
}

const today = "2027-03-10"

test("an institution's card says its names, unit, mailbox and whom to ask, to those who may know", () => {
  const jobcenter = { collection: "institutions", entryId: "jc" } as const
  const shown = (["all", "network", "nothing"] as const).map((sees) => {
    const { lists } = musterstadt(sees)
    return textOf(cardFacts(jobcenter, { lists, language: "de", today }))
  })

  const [facilitator = "", participant = "", viewer = ""] = shown
  expect(facilitator).toMatch(/^Institution\nJC\nJobcenter/)
  expect(facilitator).toContain("@")
  expect(participant).toBe(facilitator)
  const [contact = ""] = participant.split("\n").slice(-1)
  expect(contact).not.toContain("@")
  expect(viewer).toBe(participant.replace(`\n${contact}`, ""))
})

test("no card names a contact that the network may not see, not even to facilitators", () => {
  const { lists } = musterstadt("all")
  const hidden = lists
    .list("contacts")
    .filter(({ fields }) => {
      const { visibility } = fields["privacy"] as { visibility: string }
      return visibility !== "network" && visibility !== "public"
    })
    .map(({ fields }) => String(fields["lastName"]))
  expect(hidden.length).toBeGreaterThan(0)

  const cards = lists
    .list("institutions")
    .map(({ id }) =>
      textOf(
        cardFacts({ collection: "institutions", entryId: id }, { lists, language: "de", today }),
      ),
    )
  for (const name of hidden) expect(cards.join("\n")).not.toContain(name)
})

test("the cards of tasks, agreements and questions say who, until when and how it stands", () => {
  const { lists } = musterstadt()
  const say = (collection: CardCollection, entryId: string): string =>
    textOf(cardFacts({ collection, entryId }, { lists, language: "de", today }))

  expect(say("tasks", "t09")).toMatch(/^Aufgabe 9\nRechtskreiswechsel.*\n(?:.*\n)*E\/D SOZ/)
  expect(say("agreements", "v03")).toMatch(/ABH\nbis 31\.01\.2027\nüberfällig$/)
  expect(say("openQuestions", "q03")).toContain("AGS → JC")
})

test("a card follows its entry, and knows when the entry is gone", () => {
  const { docs, lists } = musterstadt()
  const card = { collection: "institutions", entryId: "vhs" } as const
  const place = { collection: "institutions", id: "vhs" } as const
  const title = (): string | undefined => cardFacts(card, { lists, language: "en", today })?.title

  setField(docs.board, place, { field: "short", value: "KVHS" })
  expect(title()).toBe("KVHS")
  removeEntry(docs.board, place)
  expect(title()).toBeUndefined()
})

test("whatever an entry says, its lines stay on its card, one below the other", () => {
  const line = fc.record({ text: fc.string({ maxLength: 200 }), isStrong: fc.boolean() })
  const facts = fc.record({
    kind: fc.string({ maxLength: 30 }),
    title: fc.string({ maxLength: 300 }),
    lines: fc.array(line, { maxLength: 6 }),
  })
  const size = fc.record({
    w: fc.integer({ min: 60, max: 3_000 }),
    h: fc.integer({ min: 40, max: 2_000 }),
  })
  fc.assert(
    fc.property(facts, size, (shown, card) => {
      const lines = layoutCard(shown, card)
      const ends = lines.map(({ y }) => y)
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
      for (const { x, y, size: high } of lines) {
        expect(x).toBeGreaterThan(0)
        expect(high).toBeGreaterThan(0)
        expect(y).toBeLessThanOrEqual(card.h)
      }
    }),
  )
})

test("cards of one width have text of one size, as long as it fits", () => {
  const short = { kind: "Institution", title: "JC", lines: [{ text: "Jobcenter" }] }
  const longer = { ...short, lines: [...short.lines, { text: "postfach@jobcenter.example" }] }
  const [one, other] = [short, longer].map((facts) => layoutCard(facts, { w: 400, h: 280 }))

  expect(one?.[1]?.size).toBe(other?.[1]?.size)
  expect(one?.[2]?.size).toBeCloseTo(27.2)
})

test("a card leaves out details, the last one first, before its letters become smaller", () => {
  const details = ["Eingangszone", "eingang@jc.example", "Karla Konstruiert"]
  const facts = {
    kind: "Institution",
    title: "JC",
    lines: [{ text: "Jobcenter" }, ...details.map((text) => ({ text, isDetail: true }))],
  }
  const [large, small, least] = [320, 200, 150].map((h) => layoutCard(facts, { w: 400, h }))
  const said = (lines = large): string[] => (lines ?? []).map(({ text }) => text).slice(2)

  expect(said(large)).toEqual(["Jobcenter", ...details])
  expect(said(small)).toEqual(["Jobcenter", "Eingangszone"])
  expect(small?.[2]?.size).toBe(large?.[2]?.size)
  expect(said(least)).toEqual(["Jobcenter"])
})
