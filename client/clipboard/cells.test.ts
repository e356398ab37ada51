// @vitest-environment happy-dom
import fc from "fast-check"
import { expect, test } from "vitest"

import { blockOf, cellsOf, withoutListMarker } from "./cells.ts"

test("each line is a cell; bullets and empty lines are left out", () => {
  expect(cellsOf({ text: "- Sprache\r\n\r\n• Wohnen\n3. Arbeit\n" })).toEqual({
    rows: [["Sprache"], ["Wohnen"], ["3. Arbeit"]],
    isTable: false,
  })
})

test("one line stays what it is, also with an end of line behind it", () => {
  expect(cellsOf({ text: "Wer übersetzt beim Erstgespräch?\n" })).toBeUndefined()
})

test("cells between tabs keep rows and columns, gaps included", () => {
  expect(cellsOf({ text: "JC\tAfA\tVHS\nja\t\tnein\n" })).toEqual({
    rows: [
      ["JC", "AfA", "VHS"],
      ["ja", "", "nein"],
    ],
    isTable: true,
  })
})

test("a quoted cell may have several lines and quotes in it", () => {
  expect(cellsOf({ text: '"Zeile 1\nZeile ""2"""\tb' })?.rows).toEqual([
    ['Zeile 1\nZeile "2"', "b"],
  ])
})

test("a table of a spreadsheet is read from its HTML", () => {
  const html =
    "<meta charset=utf-8><table><tr><td>A<br>B</td><td colspan=2> C </td></tr><tr><td></td><td>D</td><td>E</td></tr></table>"
  expect(cellsOf({ text: "egal", html })?.rows).toEqual([
    ["A\nB", "C", ""],
    ["", "D", "E"],
  ])
})

test("a single cell of a spreadsheet is one piece; a single column is lines", () => {
  const cell = "<table><tr><td>Nur das</td></tr></table>"
  expect(cellsOf({ text: "Nur das", html: cell })).toBeUndefined()
  const column = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"
  expect(cellsOf({ text: "a\nb", html: column })).toEqual({ rows: [["a"], ["b"]], isTable: false })
})

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

test("what a spreadsheet writes between tabs comes back cell by cell", () => {
  const cell = fc.string({ minLength: 1, unit: fc.constantFrom("a", "ä", '"', "\n", "\t", " ") })
  const filled = cell.map((text) => `x${text}x`)
  const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc.array(fc.array(filled, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => row.map(quote).join("\t")).join("\n")
      expect(cellsOf({ text })?.rows).toEqual(rows)
    }),
  )
})

test.each([
  ["the bullets of Word", "·\tSprachkurs\n·\tWohnung\n", ["Sprachkurs", "Wohnung"]],
  ["Word's second level", "·\tSprachkurs\r\no\tOrt\r\n§\tRaum", ["Sprachkurs", "Ort", "Raum"]],
  ["numbers", "1.\tSprachkurs\n2.\tWohnung", ["1. Sprachkurs", "2. Wohnung"]],
  ["letters", "a)\tSprachkurs\nb)\tWohnung", ["a) Sprachkurs", "b) Wohnung"]],
  [
    "indented bullets under a heading",
    "Themen:\n\t•\tSprache\n\t•\tWohnen",
    ["Themen:", "Sprache", "Wohnen"],
  ],
])("a list with %s is lines, not a table with a column of bullets", (_what, text, lines) => {
  expect(cellsOf({ text })).toEqual({ rows: lines.map((line) => [line]), isTable: false })
})

test("a numbered table stays a table", () => {
  expect(cellsOf({ text: "1.\tSprachkurs\tVHS\n2.\tWohnung\tSOZ" })?.isTable).toBe(true)
})

test("a single entry of a Word list is one line without its bullet", () => {
  expect(cellsOf({ text: "·\tSprachkurs\n" })).toBeUndefined()
  expect(withoutListMarker("·\tSprachkurs")).toBe("Sprachkurs")
})

test("text around a table keeps its place", () => {
  const html =
    "<p>Ergebnis:</p><table><tr><td>VHS</td><td>D</td></tr></table><p>Stand <b>heute</b></p>"
  expect(cellsOf({ text: "egal", html })?.rows).toEqual([
    ["Ergebnis:"],
    ["VHS", "D"],
    ["Stand heute"],
  ])
})

test("where cells are filled, a single cell is one too, and empty ones keep their place", () => {
  expect(blockOf({ text: "E/D" })).toEqual([["E/D"]])
  expect(blockOf({ text: "E\t\n\t\nD\tM\n\n" })).toEqual([
    ["E", ""],
    ["", ""],
    ["D", "M"],
  ])
  expect(blockOf({ text: "  \n" })).toEqual([])
})
