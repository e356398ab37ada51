import { roleScheme } from "@tafelrunde/shared/entities"
import { expect, test } from "vitest"

import { ASSIGNMENT_ROLES, type Language, type RoleSchemeId } from "../board-content.ts"
import {
  cellRoleCodes,
  legendLabels,
  roleLabel,
  roleLabels,
  rolesOfLetter,
  schemeName,
} from "./role-scheme.ts"
import { mergedRoles } from "./scheme-change.ts"

const SCHEMES = Object.keys(roleScheme.fields.id.choices) as RoleSchemeId[]
const LANGUAGES: readonly Language[] = ["de", "en"]

function lettersOf(id: RoleSchemeId, language: Language): string {
  return roleLabels({ id }, language)
    .map(({ letter }) => letter)
    .join(" ")
}

test("DEMI is the default and shows E D M I", () => {
  expect(roleLabels(undefined, "de").map(({ letter }) => letter)).toEqual(["E", "D", "M", "I"])
  expect(roleLabel(undefined, "accountable", "de").word).toBe("Entscheidung & Federführung")
})

test("a cell is written in the scheme's order, each letter once", () => {
  expect(cellRoleCodes({ id: "demi" }, ["responsible", "accountable"], "de")).toBe("E/D")
  expect(cellRoleCodes({ id: "raci" }, ["accountable", "responsible"], "de")).toBe("R/A")
  expect(cellRoleCodes({ id: "vmi" }, ["accountable", "responsible"], "de")).toBe("V")
  expect(cellRoleCodes({ id: "verwaltung" }, ["informed", "accountable"], "de")).toBe("ff/zK")
})

test("a board's own letters and words come before the scheme's", () => {
  const scheme = {
    id: "demi",
    labels: { accountable: { letter: "F", word: "Federführung" } },
  } as const

  expect(roleLabels(scheme, "de")[0]).toEqual({
    role: "accountable",
    letter: "F",
    word: "Federführung",
  })
  expect(cellRoleCodes(scheme, ["accountable", "responsible"], "de")).toBe("F/D")
  expect(schemeName(scheme, "de")).toBe("DEMI, eigene Bezeichnungen")
})

test("in German and in English every letter of every scheme is the beginning of its word", () => {
  // The German administration abbreviates its words, and RACI is English in both languages.
  const abbreviated = new Set(["ff", "df", "bt", "mz", "zK"])
  const labels = SCHEMES.flatMap((id) =>
    LANGUAGES.flatMap((language) => legendLabels({ id }, ASSIGNMENT_ROLES, language)),
  )
  const unfitting = labels.filter(
    ({ letter, word }) =>
      !abbreviated.has(letter) && !word.toLowerCase().startsWith(letter.toLowerCase()),
  )
  expect(unfitting).toEqual([])
  expect(lettersOf("demi", "en")).toBe("L D C I")
  expect(lettersOf("vmi", "en")).toBe("R S I")
  expect(lettersOf("verwaltung", "en")).toBe("le de in co fo")
})

test("every role has a letter in every scheme, and only the roles of one letter share it", () => {
  for (const id of SCHEMES) {
    for (const language of LANGUAGES) {
      const offered = new Set(roleLabels({ id }, language).map(({ role }) => role))
      const shared = ASSIGNMENT_ROLES.filter((role) => !offered.has(role)).filter((role) =>
        roleLabels({ id }, language).some(
          ({ letter }) => letter === roleLabel({ id }, role, language).letter,
        ),
      )
      expect(shared, `${id} ${language}`).toEqual(id === "vmi" ? ["responsible", "consulted"] : [])
      for (const role of ASSIGNMENT_ROLES) {
        expect(roleLabel({ id }, role, language).letter).toMatch(/^[A-Za-z]{1,2}$/)
      }
    }
  }
})

test("one letter for accountable and responsible means both", () => {
  const [first] = roleLabels({ id: "vmi" }, "de")
  expect(first && rolesOfLetter({ id: "vmi" }, first, "de")).toEqual(["accountable", "responsible"])
})

test("the legend names what the scheme offers, then what the board holds beyond it", () => {
  const letters = legendLabels({ id: "raci" }, ["controls", "supports", "informed"], "de")
  expect(letters.map(({ letter }) => letter)).toEqual(["R", "A", "C", "I", "U", "K"])
})

test("a change of scheme says which roles could no longer be told apart, and in how many cells", () => {
  const assignments = [
    { taskId: "t1", institutionId: "a", roles: ["accountable", "responsible"] as const },
    { taskId: "t1", institutionId: "b", roles: ["responsible"] as const },
    { taskId: "t2", institutionId: "a", roles: ["consulted"] as const },
  ].map((cell) => ({ ...cell, roles: [...cell.roles] }))

  const [merged, ...others] = mergedRoles(
    { assignments, before: { id: "demi" }, after: { id: "vmi" } },
    "de",
  )
  expect(others).toEqual([])
  expect(merged).toMatchObject({ letter: { letter: "V" }, cells: 2, together: 1 })
  expect(merged?.before.map(({ letter }) => letter)).toEqual(["E", "D"])

  for (const id of ["raci", "rasci", "verwaltung"] as const) {
    expect(mergedRoles({ assignments, before: { id: "demi" }, after: { id } }, "de")).toEqual([])
  }
  expect(mergedRoles({ assignments, before: { id: "vmi" }, after: { id: "demi" } }, "de")).toEqual(
    [],
  )
})
