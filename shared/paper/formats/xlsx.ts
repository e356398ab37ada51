import { type Column, type Table } from "../tables/table.ts"
import { columnName, rangeOf } from "./cell-address.ts"
import {
  isCentred,
  type SheetLayout,
  sheetLayout,
  type SheetOptions,
  typedCell,
  type TypedCell,
} from "./sheet.ts"
import { workbookParts } from "./xlsx-parts.ts"
import { STYLES, XLSX_STYLES } from "./xlsx-styles.ts"
import { XML_DECLARATION, xmlText } from "./xml.ts"
import { zipOf } from "./zip.ts"

/**
 * One sheet for each table (ECMA-376, Office Open XML). Every text is a typed string, which no
 * spreadsheet evaluates as a formula; days and numbers have their own types. There are no merged
 * cells, and A1 is a heading.
 */
export function xlsxOf(tables: readonly Table[], options: SheetOptions): Uint8Array {
  const layouts = tables.map(sheetLayout)
  const sheets = tables.map((table, at) => {
    const layout = layouts[at] ?? sheetLayout(table)
    return [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(table, layout, options)] as const
  })
  return zipOf({
    ...workbookParts(tables, layouts, options),
    "xl/styles.xml": XLSX_STYLES[options.language],
    ...Object.fromEntries(sheets),
  })
}

/** In points. Row heights are explicit, because some programs do not fit rows to wrapped text. */
const LINE_HEIGHT = 15
const HIGHEST_ROW = 409

function heightOf(lines: number): number {
  return Math.min(lines * LINE_HEIGHT + 2, HIGHEST_ROW)
}

function sheetXml(table: Table, layout: SheetLayout, options: SheetOptions): string {
  const widths = layout.widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    XML_DECLARATION,
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${rangeOf(table)}"/>`,
    frozenView(layout),
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>`,
    `<cols>${widths.join("")}</cols>`,
    `<sheetData>${rowsXml(table, layout)}</sheetData>`,
    `<autoFilter ref="${rangeOf(table)}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${layout.paper === "a3" ? 8 : 9}" orientation="landscape"`,
    ` fitToWidth="${layout.pagesWide}" fitToHeight="0"/>`,
    headAndFoot(table, options),
    "</worksheet>",
  ].join("")
}

/** The heading stays in view. */
function frozenView({ frozenColumns }: SheetLayout): string {
  const topLeft = `${columnName(frozenColumns)}2`
  const columns = frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : ""
  const pane = frozenColumns > 0 ? "bottomRight" : "bottomLeft"
  return [
    '<sheetViews><sheetView workbookViewId="0">',
    `<pane ${columns}ySplit="1" topLeftCell="${topLeft}" activePane="${pane}" state="frozen"/>`,
    `<selection pane="${pane}" activeCell="${topLeft}" sqref="${topLeft}"/>`,
    "</sheetView></sheetViews>",
  ].join("")
}

function rowsXml({ columns, rows }: Table, layout: SheetLayout): string {
  const names = columns.map((_, at) => columnName(at))
  const heading = columns.map((column, at) =>
    textXml(
      `${names[at]}1`,
      column.heading,
      isCentred(column) ? STYLES.midHeading : STYLES.heading,
    ),
  )
  const body = rows.map((row, index) => {
    const cells = columns.map((column, at) =>
      cellXml(`${names[at]}${index + 2}`, typedCell(row[at] ?? null, column), column),
    )
    return rowXml(index + 2, layout.lines[index] ?? 1, cells)
  })
  return rowXml(1, layout.headingLines, heading) + body.join("")
}

function rowXml(number: number, lines: number, cells: readonly string[]): string {
  return `<row r="${number}" ht="${heightOf(lines)}" customHeight="1">${cells.join("")}</row>`
}

function cellXml(at: string, cell: TypedCell | undefined, column: Column): string {
  const isMid = isCentred(column)
  if (cell?.type === "text") {
    const style = isMid ? STYLES.mid : STYLES.text
    // F2 and Enter would else turn such a text into a formula.
    return textXml(at, cell.value, /^[=+\-@']/.test(cell.value) ? style + STYLES.quoted : style)
  }
  if (cell?.type === "number") return `<c r="${at}" s="${STYLES.mid}"><v>${cell.value}</v></c>`
  const serial = cell && serialOf(cell.value)
  if (cell && serial === undefined) return textXml(at, cell.value, STYLES.text)
  if (serial !== undefined) return `<c r="${at}" s="${STYLES.day}"><v>${serial}</v></c>`
  return `<c r="${at}" s="${isMid ? STYLES.mid : STYLES.text}"/>`
}

function textXml(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${stringXml(text)}</t></is></c>`
}

/**
 * The format's own escape sequence is `_x0041_`. It carries what XML cannot; a text that looks like
 * one is escaped itself.
 */
function stringXml(text: string): string {
  const escaped = text
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replaceAll(ESCAPED, (sign) => `_x${hex(sign)}_`)
  return xmlText(escaped)
}

const ESCAPED = /(?![\t\n\x7f-\x9f])\p{Cc}/gu

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
}

const DAY_MS = 86_400_000
/** Spreadsheets count days from here; before March 1900 they disagree about which day it was. */
const FIRST_DAY = Date.UTC(1899, 11, 30)
const FIRST_SERIAL = 61

function serialOf(day: string): number | undefined {
  const serial = Math.round((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS)
  return serial >= FIRST_SERIAL ? serial : undefined
}

/** Of each: at most 255 characters, and `&` begins a code. */
function headAndFoot({ title }: Table, { language, title: paper, foot }: SheetOptions): string {
  const page = language === "de" ? "Seite &P von &N" : "Page &P of &N"
  return [
    `<headerFooter><oddHeader>&amp;L${printText(paper)}&amp;R${printText(title)}</oddHeader>`,
    `<oddFooter>&amp;L${printText(foot)}&amp;R${xmlText(page)}</oddFooter></headerFooter>`,
  ].join("")
}

const LONGEST_PRINT_TEXT = 90

function printText(text: string): string {
  const line = text.replaceAll(/\s+/g, " ")
  const cut = line.length > LONGEST_PRINT_TEXT ? `${line.slice(0, LONGEST_PRINT_TEXT)}…` : line
  // A digit right behind the code for a font's size or a section would belong to it.
  return xmlText(` ${cut.replaceAll("&", "&&")}`)
}
