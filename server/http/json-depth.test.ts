import { assert, property, jsonValue } from "fast-check"
import { expect, test } from "vitest"

import { isTooDeep } from "./json-depth.ts"

function bytes(json: string): Uint8Array {
  return Buffer.from(json)
}

test.each([
  ["opened arrays", "[".repeat(7_800_000)],
  ["opened objects", '{"a":'.repeat(101)],
  ["both in turn", '[{"a":'.repeat(51)],
  ["closed arrays", `${"[".repeat(101)}${"]".repeat(101)}`],
  ["arrays behind a text with brackets", `["]]]]]\\"]]]",${"[".repeat(100)}`],
])("%s nested too deep are told before they are parsed", (_what, json) => {
  expect(isTooDeep(bytes(json))).toBe(true)
})

test.each([
  ["a hundred levels", `${"[".repeat(100)}${"]".repeat(100)}`],
  ["brackets within a text", JSON.stringify({ a: "[".repeat(1000) })],
  ["brackets behind an escaped quote", JSON.stringify([`"${"[".repeat(1000)}`, "\\"])],
  ["many lists beside each other", JSON.stringify(Array.from({ length: 1000 }, () => [{}]))],
])("%s are read", (_what, json) => {
  expect(isTooDeep(bytes(json))).toBe(false)
})

test("whatever is a hundred levels deep or less is read", () => {
  assert(
    property(jsonValue({ maxDepth: 50 }), (value) => {
      expect(isTooDeep(bytes(JSON.stringify(value)))).toBe(false)
    }),
  )
})
