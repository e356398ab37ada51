import { expect, test } from "vitest"

import { readableScale } from "./readable-notes.ts"

test("a new note has its usual size wherever its text can be read", () => {
  expect(readableScale(2)).toBe(1)
  expect(readableScale(0.8)).toBe(1)
})

test("a new note on a wall seen from afar is as large as reading needs, within bounds", () => {
  expect(22 * readableScale(0.3) * 0.3).toBeGreaterThanOrEqual(16)
  expect(readableScale(0.05)).toBe(4)
})
