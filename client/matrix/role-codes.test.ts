import { type AssignmentRole, type RoleSchemeId } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"

import { createRoleCodes } from "./role-codes.ts"

function after(scheme: RoleSchemeId, key: string, roles: readonly AssignmentRole[]): string {
  const roleCodes = createRoleCodes({ id: scheme }, "de")
  const label = roleCodes.typed(key)
  const toggled = label ? roleCodes.toggled(label, roles) : []
  const held = [...roles, ...toggled].filter(
    (role) => roles.includes(role) !== toggled.includes(role),
  )
  return roleCodes
    .shown(held)
    .map(({ letter }) => letter)
    .join("/")
}

test("a cell shows its role codes in the order of the scheme, each once", () => {
  const roleCodes = createRoleCodes({ id: "demi" }, "de")

  const shown = roleCodes.shown(["informed", "responsible", "accountable"])

  expect(shown.map(({ letter }) => letter)).toEqual(["E", "D", "I"])
})

test("a letter that two roles share goes on and off as one", () => {
  expect(after("vmi", "v", [])).toBe("V")
  expect(after("vmi", "v", ["accountable", "responsible"])).toBe("")
  expect(after("vmi", "v", ["responsible"])).toBe("")
  expect(after("vmi", "m", ["consulted"])).toBe("")
})

test("role codes of two characters are typed with their first", () => {
  expect(after("verwaltung", "f", [])).toBe("ff")
  expect(after("verwaltung", "Z", ["accountable"])).toBe("ff/zK")
})

test("roles that the scheme has no letter for are shown all the same", () => {
  expect(after("raci", "x", ["plans", "accountable"])).toBe("A/P")
})
