import { dayIn, isDay } from "@tafelrunde/shared/content"

import { type Language } from "../../content/index.ts"
import { type Column, type Table, type TableCell } from "../tables/table.ts"
import { type SheetOptions } from "./sheet.ts"

type HtmlOptions = Pick<SheetOptions, "language" | "title" | "foot">

/**
 * One page with a table each, complete in itself: no script, no address outside of it. It prints on
 * landscape pages that repeat the headings.
 */
export function htmlOf(tables: readonly Table[], { language, title, foot }: HtmlOptions): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(foot)}</p>
${tables.map((table) => tableHtml(table, language)).join("\n")}
</main>
</body>
</html>
`
}

const STYLE = `
@page { size: landscape; margin: 12mm }
body { margin: 1.5rem; font: 14px/1.4 "IBM Plex Sans", "Segoe UI", Arial, sans-serif; color: #14212b }
h1 { font-size: 1.5rem }
.table { overflow-x: auto; margin-block: 1.5rem }
table { border-collapse: collapse }
caption { padding-block: .5rem; font-size: 1.125rem; font-weight: 600; text-align: left }
th, td { padding: .25rem .5rem; border: 1px solid #8a97a3; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: break-word }
thead th { color: #fff; background: #1f3a5f }
tbody th { font-weight: 600 }
.short { text-align: center }
tr { break-inside: avoid }
@media print { body { margin: 0; font-size: 10px } .table { overflow: visible } thead th { color: #000; background: #e8edf2 } }
`

function tableHtml({ title, columns, rows }: Table, language: Language): string {
  const headings = columns.map((column) => cellHtml("th", column.heading, column)).join("")
  const lines = rows.map((row) => rowHtml(row, columns, language)).join("\n")
  return `<div class="table" role="region" aria-label="${escaped(title)}" tabindex="0">
<table>
<caption>${escaped(title)}</caption>
<thead><tr>${headings}</tr></thead>
<tbody>
${lines}
</tbody>
</table>
</div>`
}

/** The first cell names the row. */
function rowHtml(
  row: readonly TableCell[],
  columns: readonly Column[],
  language: Language,
): string {
  const cells = columns.map((column, index) => {
    const text = textOf(row[index] ?? null, column, language)
    if (index > 0) return cellHtml("td", text, column)
    return `<th scope="row">${escaped(text)}</th>`
  })
  return `<tr>${cells.join("")}</tr>`
}

function cellHtml(tag: "th" | "td", text: string, { width }: Column): string {
  const scope = tag === "th" ? ' scope="col"' : ""
  const kind = width <= NARROW ? ' class="short"' : ""
  return `<${tag}${scope}${kind}>${escaped(text)}</${tag}>`
}

/** Columns of numbers and role codes. */
const NARROW = 8

function textOf(cell: TableCell, { kind }: Column, language: Language): string {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  return (kind === "date" || kind === "any") && isDay(cell) ? dayIn(cell, language) : cell
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Text for content and quoted attributes; control characters, which HTML forbids, become U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, "\uFFFD")
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
