import { expect, test } from "vitest"

import { type Flaw, type Language, templateContent } from "../content/index.ts"
import { findings } from "./findings.ts"
import { FLAW_RULES } from "./flaw-findings.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

function messages(flaws: readonly Flaw[], language: Language = "de"): string[] {
  return findings(musterstadt, { asOf: "2027-03-10", language, flaws })
    .filter(({ rule }) => FLAW_RULES.has(rule))
    .map(({ message }) => message)
}

const SECRET = "Erika Beispiel"

test.each<{ flaws: readonly Flaw[]; de: string; en: string }>([
  {
    flaws: [
      { path: ["tasks", "t04", "title"], reason: "length" },
      { path: ["tasks", "t09", "title"], reason: "length" },
    ],
    de: "Aufgaben 4 und 9: „Titel“ hat mehr als 300 Zeichen und wird gekürzt gezeigt.",
    en: "Tasks 4 and 9: “Title” has more than 300 characters and is shown shortened.",
  },
  {
    flaws: [{ path: ["institutions", "jc", "units", "u1", "phone"], reason: "length" }],
    de: "JC: „Organisationseinheiten: Telefon“ hat mehr als 50 Zeichen und wird gekürzt gezeigt.",
    en: "JC: “Units: Phone” has more than 50 characters and is shown shortened.",
  },
  {
    flaws: [{ path: ["institutions", "jc", "units", "u1"], reason: "repeated" }],
    de: "JC: „Organisationseinheiten“ hat Einträge mit gleicher Kennung; nur der erste wird gezeigt.",
    en: "JC: “Units” has entries with the same id; only the first is shown.",
  },
  {
    flaws: [{ path: ["tasks", "t04", "legalBases", 500], reason: "count" }],
    de: "Aufgabe 4: „Rechtsgrundlage“ hat zu viele Einträge; die letzten werden nicht gezeigt.",
    en: "Task 4: “Legal basis” has too many entries; the last ones are not shown.",
  },
  {
    flaws: [{ path: ["contacts", "k01", "privacy", "visibility"], reason: "kind" }],
    de: "1 Kontakt: „Datenschutz: Sichtbarkeit“ ist nicht lesbar und wird nicht gezeigt.",
    en: "1 Contact: “Privacy: Visibility” is unreadable and not shown.",
  },
  {
    flaws: [{ path: ["contacts", SECRET, SECRET], reason: "kind" }],
    de: "1 Kontakt: eine unbekannte Angabe ist nicht lesbar und wird nicht gezeigt.",
    en: "1 Contact: an unknown field is unreadable and not shown.",
  },
  {
    flaws: [{ path: ["meta", "meetings", "m", "chair"], reason: "length" }],
    de: "Angaben zum Papier: „Besprechungen: Leitung“ hat mehr als 300 Zeichen und wird gekürzt gezeigt.",
    en: "About the paper: “Meetings: Chair” has more than 300 characters and is shown shortened.",
  },
  {
    flaws: [{ path: ["meta"], reason: "kind" }],
    de: "Angaben zum Papier: nicht lesbar und deshalb nicht gezeigt.",
    en: "About the paper: unreadable and therefore not shown.",
  },
  {
    flaws: Array.from({ length: 1_200 }, (_, index) => ({
      path: ["tasks", `${SECRET}${index}`],
      reason: "count" as const,
    })),
    de: "1.200 Aufgaben zu viel: Mehr als 1.000 werden nicht gezeigt.",
    en: "1,200 Tasks too many: more than 1,000 are not shown.",
  },
  {
    flaws: [{ path: ["assignments", "a"], reason: "repeated" }],
    de: "1 Zuständigkeit doppelt: Nur was zuerst da war, wird gezeigt.",
    en: "1 Responsibility there twice: only what was there first is shown.",
  },
])("says “$de”", ({ flaws, de, en }) => {
  expect(messages(flaws)).toEqual([de])
  expect(messages(flaws, "en")).toEqual([en])
})

test("many flaws of one kind at one field are one finding, which names a few entries or counts them", () => {
  const flaws = (musterstadt.tasks ?? []).map(({ id }): Flaw => ({
    path: ["tasks", id, "note"],
    reason: "length",
  }))
  expect(messages(flaws)).toEqual([
    `${flaws.length} Aufgaben: „Anmerkung“ hat mehr als 5.000 Zeichen und wird gekürzt gezeigt.`,
  ])
})

test("what is unreadable or left out is an error, what is shortened a warning, both about the board", () => {
  const found = findings(musterstadt, {
    asOf: "2027-03-10",
    language: "de",
    flaws: [
      { path: ["tasks", "t04", "title"], reason: "length" },
      { path: ["tasks", "x"], reason: "kind" },
    ],
  })
  expect(found.filter(({ entity }) => entity === "board")).toEqual([
    expect.objectContaining({ severity: "error", rule: "UNREADABLE_VALUE", entityId: "tasks" }),
    expect.objectContaining({
      severity: "warning",
      rule: "TEXT_TOO_LONG",
      entityId: "tasks.title",
    }),
  ])
})
