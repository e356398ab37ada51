import { expect, test } from "vitest"

import { estimateLines } from "./text-size.ts"

/** 24 characters of half a pixel each, with room for rounding. */
const SIZE = { width: 12.5, fontSize: 1 }

test("a word that fills its line leaves no room for the next one", () => {
  expect(estimateLines("Integrationskoordination der Stadt", SIZE)).toBe(2)
  expect(estimateLines("Kommunale Integrationskoordination (Stabsstelle) der Stadt", SIZE)).toBe(3)
})

test("a word longer than a line goes on in the next one, and others follow it there", () => {
  expect(estimateLines(`${"x".repeat(30)} der Stadt`, SIZE)).toBe(2)
  expect(estimateLines("", SIZE)).toBe(1)
})
