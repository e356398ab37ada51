// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest"

import { hasSingleKeys, type Key, runsShortcut, toggleSingleKeys } from "./single-keys.ts"

afterEach(() => {
  if (!hasSingleKeys.get()) toggleSingleKeys()
})

function key(name: string, keyCode: number, held: Partial<Key> = {}): Key {
  return { key: name, keyCode, ctrlKey: false, metaKey: false, altKey: false, ...held }
}

test.each([
  ["ß", 219],
  ["Dead", 221],
  ["#", 191],
  ["ü", 186],
  ["ö", 192],
  ["ä", 222],
])("%s of a German keyboard runs no shortcut of the American key at its place", (name, code) => {
  expect(runsShortcut(key(name, code))).toBe(false)
})

test.each([
  ["[", 219],
  ["]", 221],
  ["/", 191],
  ["?", 191],
  ["e", 69],
  ["!", 49],
])("%s runs its shortcut", (name, code) => {
  expect(runsShortcut(key(name, code))).toBe(true)
})

test("a comma never clicks", () => {
  expect(runsShortcut(key(",", 188))).toBe(false)
})

test("with single-key shortcuts off, only characters without Ctrl do nothing, and the device remembers it", () => {
  toggleSingleKeys()

  expect(runsShortcut(key("e", 69))).toBe(false)
  expect(runsShortcut(key("E", 69))).toBe(false)
  expect(runsShortcut(key("Delete", 46))).toBe(true)
  expect(runsShortcut(key("z", 90, { ctrlKey: true }))).toBe(true)
  expect(localStorage.getItem("tafelrunde.single-keys")).toBe("off")
})
