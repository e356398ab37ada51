import { isDay } from "@tafelrunde/shared/content"
import { type CellStyle, type CellValue, colToLetter, type WriteSheet, writeXlsx } from "hucre/xlsx"

import { type Language } from "../../content/index.ts"
import { type Column, type Table, type TableCell } from "../tables/table.ts"

interface XlsxOptions {
  readonly language: Language
  /** The title in the document's properties, which name no person. */
  readonly title: string
  /** The document's time of creation, fixed so that the same content gives the same bytes. */
  readonly asOf: string
}

const BORDER = { style: "thin", color: { rgb: "B8C2CC" } } as const
const GRID = { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER }
const HEADING: CellStyle = {
  font: { name: "Calibri", size: 11, bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F3A5F" } },
  alignment: { vertical: "center", wrapText: true },
  border: GRID,
}
const TEXT: CellStyle = { alignment: { vertical: "top", wrapText: true }, border: GRID }
const CENTRED_HEADING: CellStyle = {
  ...HEADING,
  alignment: { vertical: "center", horizontal: "center", wrapText: true },
}
const CENTRED: CellStyle = {
  alignment: { vertical: "top", horizontal: "center", wrapText: true },
  border: GRID,
}
const NARROW = 8
const LEFT: CellStyle = {
  alignment: { vertical: "top", horizontal: "left", wrapText: true },
  border: GRID,
}
const DAY: Readonly<Record<Language, CellStyle>> = {
  de: { ...LEFT, numFmt: "dd.mm.yyyy" },
  en: { ...LEFT, numFmt: "yyyy-mm-dd" },
}
/** In points. Row heights are set explicitly, because some programs do not fit rows to wrapped text. */
const LINE_HEIGHT = 15
const HIGHEST_ROW = 409
/** The maximum length of a cell; Excel reports a file with a longer one as damaged. */
const LONGEST_CELL = 32_767

/**
 * One sheet for each table. Every text is a typed string, which no spreadsheet evaluates as a formula;
 * days and numbers have their own types.
 */
export async function xlsxOf(tables: readonly Table[], options: XlsxOptions): Promise<Uint8Array> {
  const written = new Date(`${isDay(options.asOf) ? options.asOf : "2000-01-01"}T00:00:00Z`)
  return writeXlsx({
    properties: {
      title: options.title,
      creator: "Tafelrunde",
      created: written,
      modified: written,
    },
    sheets: tables.map((table) => sheetOf(table, options.language)),
  })
}

function sheetOf({ name, title, columns, rows }: Table, language: Language): WriteSheet {
  const cells: NonNullable<WriteSheet["cells"]> = new Map()
  columns.forEach((column, at) => {
    cells.set(`0,${at}`, {
      value: asXmlText(column.heading),
      type: "string",
      style: headingStyleOf(column),
    })
  })
  rows.forEach((row, index) => {
    columns.forEach((column, at) => {
      const value = valueOf(row[at] ?? null, column)
      const style = value instanceof Date ? DAY[language] : styleOf(column)
      cells.set(`${index + 1},${at}`, { value, style })
    })
  })
  return {
    name: title,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(() => null), ...rows.map(() => columns.map(() => null))],
    cells,
    rowDefs: new Map([
      [0, { height: 2 * LINE_HEIGHT + 2 }],
      ...rows.map((row, index) => [index + 1, { height: heightOf(row, columns) }] as const),
    ]),
    freezePane: { rows: 1, ...(name === "matrix" && { columns: 3 }) },
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${rows.length + 1}` },
    pageSetup: {
      paperSize: columns.length > 6 ? "a3" : "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$1:$1",
    },
  }
}

function heightOf(row: readonly TableCell[], columns: readonly Column[]): number {
  const lines = row.map((cell, index) => {
    if (typeof cell !== "string") return 1
    // Words wrap before the edge, so that a line holds somewhat less than the column's width.
    const width = Math.max(1, (columns[index]?.width ?? 1) * 0.9)
    return cell.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / width || 1), 0)
  })
  return Math.min(Math.max(1, ...lines) * LINE_HEIGHT + 1, HIGHEST_ROW)
}

function valueOf(cell: TableCell, { kind }: Column): CellValue {
  if (typeof cell !== "string") return cell
  if ((kind === "date" || kind === "any") && isDay(cell)) return new Date(`${cell}T00:00:00Z`)
  const text = cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell
  return asXmlText(text)
}

/**
 * Characters to escape: `_x0041_` is the format's own escape sequence, and lone surrogates, U+FFFE and
 * U+FFFF are not valid XML (the library escapes all others).
 */
function asXmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\uFFFE\uFFFF]/g, "\uFFFD")
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
}

function headingStyleOf(column: Column): CellStyle {
  return isCentred(column) ? CENTRED_HEADING : HEADING
}

function styleOf(column: Column): CellStyle {
  return isCentred(column) ? CENTRED : TEXT
}

/** Numbers, and the letters of the matrix. */
function isCentred({ kind, width }: Column): boolean {
  return kind === "number" || width <= NARROW
}
