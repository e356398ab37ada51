import fc from "fast-check"
import { expect, test } from "vitest"

import { isJsonObject } from "./json-object.ts"

const DEPTH = 32
const encoder = new TextEncoder()
function nested(depth: number): string {
  return `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`
}
function judge(text: string): boolean {
  return isJsonObject(encoder.encode(text), DEPTH)
}

function parsesAsObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** Texts that are nearly JSON: valid ones with a few characters put in, taken out or exchanged. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }).map((json) => `{"a": ${json},\n"b\\u00e4":[-1.5e+3, true ]}`),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(2),
        fc.constantFrom(...Array.from('{}[]",:\\u0-+.eE1tfn \t\u0001ä')),
      ),
      {
        maxLength: 3,
      },
    ),
  )
  .map(([json, changes]) =>
    changes.reduce((text, [place, removed, added]) => {
      const at = place % (text.length + 1)
      return text.slice(0, at) + added + text.slice(at + removed)
    }, json),
  )

test("takes exactly the texts that JSON.parse makes an object of", () => {
  fc.assert(
    fc.property(nearlyJson, (text) => {
      expect(judge(text)).toBe(parsesAsObject(text))
    }),
    { numRuns: 3000 },
  )
})

test.each([
  "",
  "{",
  "{}x",
  "[]",
  "null",
  '"a"',
  "{'a':1}",
  '{"a":01}',
  '{"a":1,}',
  '{"a":"\\u12g4"}',
])("%s is not an object", (text) => expect(judge(text)).toBe(false))

test("what is nested too deep is refused, whatever it is nested in", () => {
  expect(judge(nested(DEPTH - 1))).toBe(true)
  expect(judge(nested(DEPTH))).toBe(false)
  expect(judge(nested(100_000))).toBe(false)
})
