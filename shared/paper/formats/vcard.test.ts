import fc from "fast-check"
import { expect, test, vi } from "vitest"

import { templateContent } from "../../content/index.ts"
import {
  arbitraryContent,
  HOSTILE_TEXTS,
  musterstadtExpected,
  unzipped,
} from "../../testing/index.ts"
import { type ContactCard, contactCards } from "../cards/contact-cards.ts"
import { paperOf } from "../tables/paper.ts"
import { vcardsOf, vcardZipOf } from "./vcard.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const asOf = "2027-03-10"

function cardsFor(profile: "internal" | "network" | "public"): readonly ContactCard[] {
  return contactCards(paperOf(musterstadt, { profile, language: "de", asOf, boardId: "b1" }))
}

function named(cards: readonly ContactCard[]): number {
  return cards.filter(({ lastName }) => lastName !== "").length
}

/** The properties of each card, unfolded. */
function propertiesOf(file: string): readonly (readonly string[])[] {
  const unfolded = file.replaceAll("\r\n ", "")
  return unfolded
    .split("END:VCARD\r\n")
    .slice(0, -1)
    .map((card) => card.trim().split("\r\n"))
}

test("a contact has name, function, institution, unit, telephone, e-mail and address", () => {
  const cards = propertiesOf(vcardsOf(cardsFor("internal"), { asOf }))
  const card = cards.find((lines) => lines.some((line) => line.includes("Längstname")))
  expect(card).toMatchInlineSnapshot(`
    [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "PRODID:-//vcard-creator//vcard-creator 1.0.0//EN",
      "N:Längstname-Musterfrau von und zu Beispielhausen;Ludwig;;;",
      "FN:Ludwig Längstname-Musterfrau von und zu Beispielhausen",
      "ORG:Sozialamt der Stadt Musterstadt;Sachgebiet Asylbewerberleistungen",
      "TITLE:Sachgebietsleiter Asylbewerberleistungen",
      "TEL;TYPE=WORK,VOICE:+49 30 23125162",
      "EMAIL;TYPE=INTERNET,WORK:ludwig.laengstname@soz.example.org",
      "EMAIL;TYPE=INTERNET,WORK:asylblg@soz.example.org",
      "ADR;TYPE=WORK:;;Rathausplatz 2;Musterstadt;;00000;",
      "NOTE:Mo\\, Di\\, Do 09:00–12:00",
      "UID:c13@b1@tafelrunde",
      "REV:2027-03-10T00:00:00.000Z",
    ]
  `)
})

test("who may not be named is left to the mailbox of the unit", () => {
  expect(named(cardsFor("internal"))).toBe(musterstadtExpected.counts.contacts)
  expect(named(cardsFor("public"))).toBe(musterstadtExpected.publicProfile.namedContacts.length)
  const mailboxes = cardsFor("public").filter(({ lastName }) => lastName === "")
  for (const { emails, mailboxName } of mailboxes) {
    expect(emails).toHaveLength(1)
    expect(mailboxName).not.toBe("")
  }
  const units = (musterstadt.institutions ?? []).flatMap((house) => house.units ?? [])
  const reached = new Set(cardsFor("public").flatMap(({ emails }) => emails))
  for (const { mailbox } of units) expect(reached).toContain(mailbox)
})

test("ids stay the same, and are different on each board", () => {
  const uids = cardsFor("internal").map(({ uid }) => uid)
  expect(new Set(uids).size).toBe(uids.length)
  expect(uids[0]).toMatch(/@b1@tafelrunde$/)
})

test("no text can begin a line of its own, whatever people write", () => {
  fc.assert(
    fc.property(arbitraryContent, fc.constantFrom(...HOSTILE_TEXTS), (content, text) => {
      const contacts = content.contacts?.map((contact) => ({
        ...contact,
        lastName: `${text}\r\nEMAIL:x\nTEL:1\rURL:y\u2028NOTE:z`,
        phone: `1\r\nURL:y${text}`,
        email: `a@b\nURL:y${text}`,
      }))
      const paper = paperOf(
        { ...content, ...(contacts && { contacts }) },
        { profile: "internal", language: "en", asOf },
      )
      const cards = contactCards(paper)
      const file = vcardsOf(cards, { asOf })
      expect(file).not.toMatch(/[^\r]\n|\r[^\n]/)
      for (const line of file.split("\r\n")) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      }
      const read = propertiesOf(file)
      expect(read).toHaveLength(cards.length)
      expect(read.flat().filter((line) => /^(?:URL|NOTE:z)/.test(line))).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test("the ZIP has one file a contact, with the same cards", () => {
  const cards = cardsFor("network")
  const files = unzipped(vcardZipOf(cards, { asOf }))
  expect(Object.values(files).join("")).toBe(vcardsOf(cards, { asOf }))
  expect(Object.keys(files)[0]).toMatch(/^01_[\p{L}-]+\.vcf$/u)
})

test("the same contacts give the same bytes at any hour", () => {
  const now = vcardZipOf(cardsFor("network"), { asOf })
  vi.useFakeTimers({ now: new Date("2031-12-24T20:15:00Z"), toFake: ["Date"] })
  const later = vcardZipOf(cardsFor("network"), { asOf })
  vi.useRealTimers()
  expect(later).toEqual(now)
})
