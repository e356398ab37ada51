import fc from "fast-check"
import { expect, test, vi } from "vitest"

import { templateContent } from "../../content/index.ts"
import { arbitraryContent, HOSTILE_TEXTS } from "../../testing/index.ts"
import { agreementEvents } from "../cards/agreement-events.ts"
import { paperOf } from "../tables/paper.ts"
import { icalendarOf } from "./icalendar.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "network", language: "de", asOf: "2027-03-10", boardId: "b1" } as const
const written = { ...options, title: "Vereinbarungen Musterstadt" }
const events = agreementEvents(paperOf(musterstadt, options))
const calendar = icalendarOf(events, written)

function linesOf(file: string): readonly string[] {
  return file.replaceAll("\r\n ", "").trimEnd().split("\r\n")
}

test("an open agreement is an all-day event with an alarm a week before", () => {
  const text = linesOf(calendar).join("\n")
  const [first] = text.slice(text.indexOf("BEGIN:VEVENT")).split(/(?<=END:VEVENT)/)
  expect(first).toMatchInlineSnapshot(`
    "BEGIN:VEVENT
    UID:v01@b1@tafelrunde
    SEQUENCE:0
    DTSTAMP:20270310T000000Z
    DTSTART;VALUE=DATE:20270430
    X-MICROSOFT-CDO-ALLDAYEVENT:TRUE
    X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE
    SUMMARY:Frist v01: Gemeinsamer Übergabebogen Rechtskreiswechsel
    TRANSP:TRANSPARENT
    DESCRIPTION:Sozialamt und Jobcenter verwenden ab 1. Mai 2027 einen gemeinsamen Übergabebogen.\\nVerantwortlich: Sozialamt der Stadt Musterstadt\\nErfüllt\\, wenn: Bogen liegt vor und ist in beiden Häusern eingeführt
    BEGIN:VALARM
    ACTION:DISPLAY
    TRIGGER:-P7D
    DESCRIPTION:Frist v01: Gemeinsamer Übergabebogen Rechtskreiswechsel
    END:VALARM
    END:VEVENT"
  `)
})

test("agreements that are done, cancelled or without a day are no events", () => {
  expect(events).toHaveLength(7)
  const agreements = [
    { id: "a", title: "A", text: "A", dueDate: "2027-05-01", status: "done" as const },
    { id: "b", title: "B", text: "B", dueDate: "2027-05-01", status: "cancelled" as const },
    { id: "c", title: "C", text: "C", status: "open" as const },
    { id: "d", title: "D", text: "D", dueDate: "2027-05-01", status: "inProgress" as const },
  ]
  const found = agreementEvents(paperOf({ ...musterstadt, agreements }, options))
  expect(found.map(({ uid }) => uid)).toEqual(["d@b1@tafelrunde"])
})

test("the day is the same in every time zone", () => {
  for (const zone of ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"]) {
    vi.stubEnv("TZ", zone)
    expect(icalendarOf(events, written)).toBe(calendar)
  }
  vi.unstubAllEnvs()
  expect(calendar).toContain("DTSTART;VALUE=DATE:20270430\r\n")
})

test("lines end as the standard wants, fit into 75 bytes, and no text begins one of its own", () => {
  fc.assert(
    fc.property(arbitraryContent, fc.constantFrom(...HOSTILE_TEXTS), (content, text) => {
      const agreements = [
        {
          id: "a",
          title: `${text}\r\nURL:x\nATTACH:y\rX:1\u2028Z:1`,
          text: `${text}\r\nURL:x\nATTACH:y\rX:1`,
          dueDate: "2027-05-01",
        },
      ]
      const paper = paperOf({ ...content, agreements }, options)
      const file = icalendarOf(agreementEvents(paper), { ...written, title: text })
      expect(file).not.toMatch(/[^\r]\n|\r[^\n]/)
      expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true)
      for (const line of file.split("\r\n")) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      }
      expect(linesOf(file).filter((line) => /^(?:URL|ATTACH|X:|Z:)/.test(line))).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test("the same agreements give the same bytes at any hour", () => {
  vi.useFakeTimers({ now: new Date("2031-12-24T20:15:00Z"), toFake: ["Date"] })
  const later = icalendarOf(events, written)
  vi.useRealTimers()
  expect(later).toBe(calendar)
})
