// @vitest-environment happy-dom
import { expect, test } from "vitest"

import type { Words } from "../ui/language.ts"
import { uiWords } from "../ui/words.ts"
import { boardWords } from "./board-page/board-words.ts"
import { appWords } from "./words.ts"

const all: Record<string, Words<Record<string, unknown>>> = { appWords, boardWords, uiWords }

test.each(Object.entries(all))("%s has the same keys in both languages, none empty", (_, words) => {
  expect(Object.keys(words.en).toSorted()).toEqual(Object.keys(words.de).toSorted())
  for (const entry of [...Object.values(words.de), ...Object.values(words.en)]) {
    expect(typeof entry === "string" ? entry.trim() : entry).not.toBe("")
  }
})
