import fc from "fast-check"
import { expect, test } from "vitest"

import { mapPosition } from "./map-position.ts"

/** The position of the `|` in a text. */
function at(marked: string): { text: string; position: number } {
  return { text: marked.replace("|", ""), position: marked.indexOf("|") }
}

test.each([
  ["Ziele|", "Unsere Ziele|"],
  ["|Ziele", "|Unsere Ziele"],
  ["Zie|le", "Unsere Zie|le 2027"],
  ["Tages##|aktuell", "bbbTages##|aktuellAAA"],
  ["Tages##|aktuell", "bbTages##|aktAAuell"],
  ["|", "|Ziele"],
  ["Zie|le", "|"],
  ["a|b", "a|xb"],
])("the caret of %s is then at %s", (before, after) => {
  const [from, to] = [at(before), at(after)]

  expect(mapPosition({ from: from.text, to: to.text }, from.position)).toBe(to.position)
})

test("a selection does not take in what comes in at its start", () => {
  expect(mapPosition({ from: "Ziele", to: "XZiele" }, 0, "after")).toBe(1)
})

test("a place is always one in the new text, and stays in a text that does not change", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 })
  fc.assert(
    fc.property(text, text, fc.nat(12), (from, to, place) => {
      const position = Math.min(place, from.length)
      const mapped = mapPosition({ from, to }, position)
      expect(mapped).toBeGreaterThanOrEqual(0)
      expect(mapped).toBeLessThanOrEqual(to.length)
      expect(mapPosition({ from, to: from }, position)).toBe(position)
    }),
  )
})
