import { roleScheme } from "@tafelrunde/shared/entities"
import { expect, test } from "vitest"

import { ASSIGNMENT_ROLES, type RoleSchemeId } from "./board-content.ts"
import { cellRoleCodes, roleLabel, roleLabels } from "./role-scheme.ts"

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
})

test("every role has a letter and a word in every scheme and both languages", () => {
  for (const id of Object.keys(roleScheme.fields.id.choices) as RoleSchemeId[]) {
    for (const role of ASSIGNMENT_ROLES) {
      for (const language of ["de", "en"] as const) {
        const label = roleLabel({ id }, role, language)
        expect(label.letter).toMatch(/^[A-Za-z]{1,2}$/)
        expect(label.word).not.toBe("")
      }
    }
  }
})
