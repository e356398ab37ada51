import { arbitraryContent } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"

import { canonicalJson } from "./canonical-json.ts"
import { parseBoardContent } from "./parse.ts"
import musterstadt from "./templates/musterstadt.json" with { type: "json" }

/** Musterstadt with other values at these paths (`tasks.3.title`). */
function withFlaws(values: Readonly<Record<string, unknown>>): unknown {
  const content: unknown = JSON.parse(JSON.stringify(musterstadt))
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split(".")
    const last = keys.pop() ?? ""
    const parent = keys.reduce((node, key) => (node as Record<string, unknown>)[key], content)
    ;(parent as Record<string, unknown>)[last] = value
  }
  return content
}

function problemsOf(input: unknown): string[] {
  const parsed = parseBoardContent(input)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path} ${message}`)
}

test("Musterstadt is valid and comes back as it was given", () => {
  const parsed = parseBoardContent(musterstadt)

  expect(parsed.ok && canonicalJson(parsed.content)).toBe(canonicalJson(musterstadt))
})

test("content of another kind is refused", () => {
  for (const input of [null, 42, "text", [], {}, { schema: "other", version: 1 }]) {
    expect(parseBoardContent(input).ok).toBe(false)
  }
})

test("a wrong value is named by its path", () => {
  const problems = problemsOf(withFlaws({ "tasks.3.title": 7 }))

  expect(problems).toEqual(["$.tasks[3].title must be text, but here stands a number"])
})

test("flaws are named in the reader's language", () => {
  const flawed = withFlaws({ "tasks.0.phaseId": "p9", "tasks.1.phaseId": "p1" })

  expect(parseBoardContent(flawed, "de")).toEqual({
    ok: false,
    problems: [{ path: "$.tasks[0].phaseId", message: "„p9“ gibt es nicht unter den Phasen" }],
  })
})

/** Each way in which a value can be of the wrong shape. */
const misshapen = {
  "tasks.0.title": 7,
  "tasks.1.title": undefined,
  "tasks.2.title": null,
  "tasks.3.title": "a".repeat(301),
  "tasks.4.number": 1.5,
  "tasks.5.number": 1e30,
  "tasks.6.kind": "hobby",
  "tasks.7.id": "",
  "tasks.8.id": "__proto__",
  "tasks.9.legalBases": {},
  "handovers.0.specialCategories": "ja",
  "agreements.0": [],
  "agreements.1.dueDate": "31.03.2027",
  "workshop.start": "9 Uhr",
  "workshop.maxParticipants": 0,
  "roleScheme.labels": { boss: { letter: "B" } },
  "goals.0.taskIds": Array.from({ length: 2_001 }, () => "t01"),
}

test("wrong shapes are named in words that the person with the file can act on", () => {
  const parsed = parseBoardContent(withFlaws(misshapen), "de")
  const found = parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path} ${message}`)

  expect(found.toSorted()).toEqual([
    "$.agreements[0] muss ein Objekt { … } sein, hier steht eine Liste [ … ]",
    "$.agreements[1].dueDate muss ein Datum sein, geschrieben wie 2027-03-31",
    "$.goals[0].taskIds ist zu lang: höchstens 2.000 Einträge",
    "$.handovers[0].specialCategories muss true oder false sein, hier steht ein Text",
    "$.roleScheme.labels kennt keine Rolle boss",
    "$.tasks[0].title muss ein Text sein, hier steht eine Zahl",
    "$.tasks[1].title fehlt",
    "$.tasks[2].title muss ein Text sein, hier steht null",
    "$.tasks[3].title ist zu lang: höchstens 300 Zeichen",
    "$.tasks[4].number muss eine ganze Zahl sein, hier steht eine Kommazahl",
    "$.tasks[5].number ist zu groß",
    "$.tasks[6].kind muss eines davon sein: statutory, voluntary, project",
    "$.tasks[7].id darf nicht leer sein",
    "$.tasks[8].id ist als Name nicht erlaubt",
    "$.tasks[9].legalBases muss eine Liste [ … ] sein, hier steht ein Objekt { … }",
    "$.workshop.maxParticipants muss größer als 0 sein",
    "$.workshop.start muss eine Uhrzeit sein, geschrieben wie 09:30",
  ])
})

test("no flaw is named in the validator's own words", () => {
  for (const language of ["de", "en"] as const) {
    const parsed = parseBoardContent(withFlaws(misshapen), language)
    const messages = parsed.ok ? "" : parsed.problems.map(({ message }) => message).join("\n")

    expect(messages).not.toMatch(/invalid|ungültig|expected|erwartet|received|undefined/i)
  }
})

test("of a file of another kind only that is said", () => {
  for (const input of [null, [], {}, { schema: "other", version: 2, tasks: "none" }]) {
    const parsed = parseBoardContent(input, "de")

    expect(parsed).toMatchObject({
      problems: [{ message: expect.stringMatching(/^Das ist kein Inhalt einer Tafel\./) }],
    })
    expect(parsed.ok || parsed.problems).toHaveLength(1)
  }
  expect(problemsOf({ schema: "tafelrunde/board-content", version: 2 })).toEqual([
    "$.version This is another version of the format. This Tafelrunde reads version 1.",
  ])
})

test("every flaw is named, not only the first", () => {
  const problems = problemsOf(
    withFlaws({
      "tasks.0.kind": "hobby",
      "agreements.1.dueDate": "31.03.2027",
      "contacts.2.privacy.visibility": "everybody",
    }),
  )

  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    "$.contacts[2].privacy.visibility",
    "$.tasks[0].kind",
    "$.agreements[1].dueDate",
  ])
})

test("an id used twice is refused", () => {
  expect(problemsOf(withFlaws({ "tasks.1.id": "t01" }))).toContain(
    '$.tasks[1].id "t01" is used more than once',
  )
})

test("two assignments of one cell are refused", () => {
  const problems = problemsOf(withFlaws({ "assignments.127": musterstadt.assignments[0] }))

  expect(problems).toEqual([
    '$.assignments[127] task "t01" and institution "kik" have more than one assignment',
  ])
})

test("a reference into nothing is refused, in fields, in lists and in units", () => {
  const problems = problemsOf(
    withFlaws({
      "tasks.0.phaseId": "p9",
      "goals.0.taskIds": ["t09", "t99"],
      "contacts.0.unitId": "nowhere",
      "meta.editorContactId": "c99",
      "workshop.participants.0.contactId": "c98",
    }),
  )

  expect(problems).toEqual([
    '$.contacts[0].unitId "nowhere" is not among the units',
    '$.goals[0].taskIds[1] "t99" is not among the tasks',
    '$.tasks[0].phaseId "p9" is not among the phases',
    '$.meta.editorContactId "c99" is not among the contacts',
    '$.workshop.participants[0].contactId "c98" is not among the contacts',
  ])
})

test("names that would change a prototype and halves of characters are refused", () => {
  const hostile = JSON.parse('{"__proto__": {"admin": true}}') as unknown

  expect(problemsOf(withFlaws({ "goals.0.more": hostile }))).toEqual([
    "$.goals[0].more.__proto__ is not allowed as a name",
  ])
  expect(problemsOf(withFlaws({ "goals.0.text": "\ud800" }))).toEqual([
    "$.goals[0].text contains half a character",
  ])
})

test("data nested without end is refused before anything walks it", () => {
  let nested: unknown = 1
  for (let depth = 0; depth < 5_000; depth++) nested = [nested]

  const problems = problemsOf(withFlaws({ "meta.more": nested }))

  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/is nested deeper than 32 levels$/)
})

test("fields that the example has may be null or absent, unless they make the entry what it is", () => {
  expect(parseBoardContent({ schema: "tafelrunde/board-content", version: 1 }).ok).toBe(true)
  expect(
    parseBoardContent({
      schema: "tafelrunde/board-content",
      version: 1,
      goals: null,
      phases: [{ id: "p", title: "Phase" }],
      tasks: [{ id: "t", phaseId: "p", title: "Aufgabe", number: null }],
    }).ok,
  ).toBe(true)
  expect(problemsOf(withFlaws({ "tasks.0.phaseId": null }))).toHaveLength(1)
})

test("any valid content comes back as it was given", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const parsed = parseBoardContent(JSON.parse(JSON.stringify(content)))
      expect(parsed.ok && canonicalJson(parsed.content)).toBe(canonicalJson(content))
    }),
    { numRuns: 100 },
  )
})
