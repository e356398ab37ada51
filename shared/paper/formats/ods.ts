import { dayIn } from "@tafelrunde/shared/content"

import { type Language } from "../../content/index.ts"
import { type Column, type Table } from "../tables/table.ts"
import { lastCellOf, quotedName } from "./cell-address.ts"
import { ODF_NAMESPACES, odfText } from "./odf.ts"
import { odsParts } from "./ods-parts.ts"
import { CELL_STYLES, columnStyle, contentStyles, rowStyle, sheetStyle } from "./ods-styles.ts"
import {
  isCentred,
  type SheetLayout,
  sheetLayout,
  type SheetOptions,
  typedCell,
  type TypedCell,
} from "./sheet.ts"
import { XML_DECLARATION, xmlText } from "./xml.ts"
import { zipOf } from "./zip.ts"

/**
 * One sheet for each table (ODF 1.3). Texts, numbers and days are typed, nothing is a formula; there
 * are no merged cells, and A1 is a heading.
 */
export function odsOf(tables: readonly Table[], options: SheetOptions): Uint8Array {
  const layouts = tables.map(sheetLayout)
  const sheets = tables.map((table, at) =>
    sheetXml(table, layouts[at] ?? sheetLayout(table), options.language),
  )
  const content = [
    XML_DECLARATION,
    `<office:document-content ${ODF_NAMESPACES} office:version="1.3">`,
    contentStyles(layouts, options.language),
    `<office:body><office:spreadsheet>${sheets.join("")}`,
    `<table:database-ranges>${tables.map(filterRange).join("")}</table:database-ranges>`,
    "</office:spreadsheet></office:body></office:document-content>",
  ].join("")
  return zipOf(odsParts(content, { tables, layouts, options }), ["mimetype"])
}

function sheetXml(table: Table, layout: SheetLayout, language: Language): string {
  const columns = layout.widths.map(
    (width) => `<table:table-column table:style-name="${columnStyle(width)}"/>`,
  )
  const repeated = columns.slice(0, layout.repeatedColumns)
  const heading = table.columns.map((column) =>
    textCell(column.heading, isCentred(column) ? CELL_STYLES.midHeading : CELL_STYLES.heading),
  )
  const rows = table.rows.map((row, index) => {
    const cells = table.columns.map((column, at) =>
      cellXml(typedCell(row[at] ?? null, column), column, language),
    )
    return rowXml(layout.lines[index] ?? 1, cells)
  })
  return [
    `<table:table table:name="${xmlText(table.title)}" table:style-name="${sheetStyle(layout)}">`,
    `<table:table-header-columns>${repeated.join("")}</table:table-header-columns>`,
    columns.slice(layout.repeatedColumns).join(""),
    `<table:table-header-rows>${rowXml(layout.headingLines, heading)}</table:table-header-rows>`,
    rows.join(""),
    "</table:table>",
  ].join("")
}

function rowXml(lines: number, cells: readonly string[]): string {
  return `<table:table-row table:style-name="${rowStyle(lines)}">${cells.join("")}</table:table-row>`
}

function cellXml(cell: TypedCell | undefined, column: Column, language: Language): string {
  const style = isCentred(column) ? CELL_STYLES.mid : CELL_STYLES.text
  switch (cell?.type) {
    case undefined:
      return `<table:table-cell table:style-name="${style}"/>`
    case "text":
      return textCell(cell.value, style)
    case "number":
      return shownCell(CELL_STYLES.mid, `float" office:value="${cell.value}`, String(cell.value))
    case "day":
      return shownCell(
        CELL_STYLES.day,
        `date" office:date-value="${cell.value}`,
        dayIn(cell.value, language),
      )
  }
}

function textCell(text: string, style: string): string {
  return shownCell(style, "string", text)
}

/** A cell with its typed value, and the text that programs show which do not format values. */
function shownCell(style: string, value: string, text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => `<text:p>${odfText(line)}</text:p>`)
  return `<table:table-cell table:style-name="${style}" office:value-type="${value}">${lines.join("")}</table:table-cell>`
}

/** LibreOffice takes a range of this name for the sheet's own filter. */
function filterRange(table: Table, at: number): string {
  const name = quotedName(table)
  const range = xmlText(`${name}.A1:${name}.${lastCellOf(table)}`)
  return `<table:database-range table:name="__Anonymous_Sheet_DB__${at}" table:target-range-address="${range}" table:display-filter-buttons="true"/>`
}
