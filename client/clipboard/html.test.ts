// @vitest-environment happy-dom
import fc from "fast-check"
import { expect, test } from "vitest"

import { blocksOf, onlyLink, parseHtml, withoutTables } from "./html.ts"

function tables(html: string): (readonly (readonly string[])[])[] {
  return blocksOf(parseHtml(html)).flatMap((block) => (block.kind === "table" ? [block.rows] : []))
}

function lines(html: string): string[] {
  return blocksOf(parseHtml(html)).flatMap((block) => (block.kind === "line" ? [block.text] : []))
}

test("merged rows keep the other cells in their columns", () => {
  const html =
    "<table><tr><td rowspan=2>Sprache</td><td>A1</td><td>JC</td></tr><tr><td>B1</td><td>AfA</td></tr></table>"
  expect(tables(html)).toEqual([
    [
      ["Sprache", "A1", "JC"],
      ["", "B1", "AfA"],
    ],
  ])
})

test("merged rows and columns together keep the other cells in their columns", () => {
  const html = `<table>
    <tr><td>a</td><td colspan=2 rowspan=2>breit und hoch</td><td>d</td></tr>
    <tr><td>e</td><td>h</td></tr>
    <tr><td rowspan=0>i</td><td>j</td><td>k</td><td>l</td></tr>
    <tr><td>m</td><td>n</td><td>o</td></tr></table>`
  expect(tables(html)).toEqual([
    [
      ["a", "breit und hoch", "", "d"],
      ["e", "", "", "h"],
      ["i", "j", "k", "l"],
      ["", "m", "n", "o"],
    ],
  ])
})

test("any way of merging cells puts each cell where it lies", () => {
  // Cuts a table of 6 × 6 into merged cells, writes it as HTML and reads it.
  const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 36,
    maxLength: 36,
  })
  fc.assert(
    fc.property(spans, (wanted) => {
      const { html, grid } = mergedTable(6, wanted)
      expect(tables(html)).toEqual([grid])
    }),
  )
})

function coverRange(row: (string | undefined)[], start: number, width: number): void {
  for (let column = start; column < start + width; column += 1) row[column] = ""
}

function mergedTable(size: number, spans: [number, number][]): { html: string; grid: string[][] } {
  const grid: (string | undefined)[][] = Array.from({ length: size }, () => [])
  let html = "<table>"
  for (const [y, row] of grid.entries()) {
    html += "<tr>"
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== undefined) continue
      const [wide, high] = spans[y * size + x] ?? [1, 1]
      let w = 1
      while (w < wide && x + w < size && row[x + w] === undefined) w += 1
      const h = Math.min(high, size - y)
      for (const covered of grid.slice(y, y + h)) coverRange(covered, x, w)
      row[x] = `c${y}-${x}`
      html += `<td colspan=${w} rowspan=${h}>c${y}-${x}</td>`
    }
    html += "</tr>"
  }
  return { html: `${html}</table>`, grid: grid.map((row) => Array.from(row, (c) => c ?? "")) }
}

test("line ends of the source are spaces; those that people see are line ends", () => {
  const html = `<table><tr><td>Leistungen zur Sicherung des
  Lebensunterhalts</td><td>JC<br>und AfA</td></tr></table>`
  expect(tables(html)).toEqual([[["Leistungen zur Sicherung des Lebensunterhalts", "JC\nund AfA"]]])
  expect(lines("<p>Wer übersetzt\n beim Gespräch?</p><ul><li>VHS<li>AfA</ul>")).toEqual([
    "Wer übersetzt beim Gespräch?",
    "VHS",
    "AfA",
  ])
  expect(lines("<pre>eins\nzwei</pre>")).toEqual(["eins", "zwei"])
})

test("bullets that Word writes as text, style sheets and scripts are no text", () => {
  const html = `<head><style>p { color: red }</style></head><p class=MsoListParagraph><![if !supportLists]><span
    style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Sprachkurs</p><script>x</script>`
  expect(lines(html)).toEqual(["Sprachkurs"])
  expect(withoutTables(html)).not.toContain("·")
})

test("a mail in a table of one cell is its text; a table in a table is text in its cell", () => {
  expect(lines("<table><tr><td><p>Guten Tag,</p><p>anbei</p></td></tr></table>")).toEqual([
    "Guten Tag,",
    "anbei",
  ])
  const inner = "<table><tr><td>a</td><td>b</td></tr></table>"
  expect(tables(`<table><tr><td>${inner}</td><td>c</td></tr></table>`)).toEqual([[["a | b", "c"]]])
})

test("only a text that is nothing but a link is a link", () => {
  const link = '<a href="https://example.org/plan">Plan</a>'
  expect(onlyLink(parseHtml(link))).toBe("https://example.org/plan")
  expect(onlyLink(parseHtml(`<meta charset=utf-8><p> <b>${link}</b> </p>`))).toBeDefined()
  const sentence =
    'Anträge bitte bis Freitag an <a href="mailto:post@jc.example">post@jc.example</a> senden'
  expect(onlyLink(parseHtml(sentence))).toBeUndefined()
  expect(onlyLink(parseHtml(`${link} ${link}`))).toBeUndefined()
})

test("in a text without tables each row is a paragraph with its cells apart", () => {
  const html =
    "<p>Vorher</p><table><tr><td>VHS</td><td></td><td>D</td></tr><tr><td>AfA</td></tr></table>"
  expect(withoutTables(html)).toBe("<p>Vorher</p><p>VHS | D</p><p>AfA</p>")
})
