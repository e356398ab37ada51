import { expect, test } from "vitest"

import { initials } from "./initials.ts"

test.each([
  ["Alice", "A"],
  ["Mehmet Yıldırım", "MY"],
  ["Dr. Friederike Müller-Lüdenscheidt", "FM"],
  ["Prof. Dr.-Ing. Karl von der Heide", "KH"],
  ["J. Schmidt", "JS"],
  ["anna schmidt", "AS"],
  ["𝒜lex 😀", "𝒜😀"],
  ["", ""],
])("%s is shown as %s", (name, letters) => {
  expect(initials(name)).toBe(letters)
})
