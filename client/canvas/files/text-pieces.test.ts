import { expect, test } from "vitest"

import { joinLetters, type Piece } from "./text-pieces.ts"

/** One letter a word's sign, each 10 wide; `places` are where they stand from the left. */
function letters(text: string, places: readonly number[]): readonly Piece[] {
  return Array.from(text, (letter, index) => {
    const left = 10 * (places[index] ?? 0)
    const font = /[\u0590-\u05FF]/.test(letter) ? undefined : "sans"
    return { text: letter, font, left, right: left + 10, y: 0 }
  })
}

function shown(pieces: readonly Piece[]): readonly string[] {
  return pieces.map(({ text, font, left }) => `${font ?? "picture"} ${left}: ${text}`)
}

test("letters of one font beside each other are drawn at once", () => {
  expect(shown(joinLetters(letters("Tafel", [0, 1, 2, 3, 4]), 2))).toEqual(["sans 0: Tafel"])
})

test("a date behind a Hebrew word stands where the browser puts its parts", () => {
  // Shown as "A 29 אב. Nov": the number goes to the left of the word, the rest to its right.
  const line = letters("A אב 29. Nov", [0, 1, 6, 5, 4, 2, 3, 7, 8, 9, 10, 11])
  expect(shown(joinLetters(line, 2))).toEqual([
    "sans 0: A ",
    "picture 50: אב",
    "sans 40:  ",
    "sans 20: 29",
    "sans 70: . Nov",
  ])
})

test("brackets between Hebrew words go into their picture, where the browser mirrors them", () => {
  const line = letters("A אב (גד", [0, 1, 7, 6, 5, 4, 3, 2])
  expect(shown(joinLetters(line, 2))).toEqual(["sans 0: A ", "picture 20: אב (גד"])
})

test("pictures in two lines stay two", () => {
  const [first, second] = letters("אב", [0, 0])
  if (!first || !second) throw new Error("Two letters")
  expect(joinLetters([first, { ...second, y: 20 }], 2)).toHaveLength(2)
})
