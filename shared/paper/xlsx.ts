import { type CellStyle, type CellValue, colToLetter, type WriteSheet, writeXlsx } from "hucre/xlsx"

import { type Language } from "../content/index.ts"
import { type Column, type Table, type TableCell } from "./tables/table.ts"
import { isDay } from "./words.ts"

interface XlsxOptions {
  readonly language: Language
  /** Of the document's properties, which name no person. */
  readonly title: string
  /** Stands for the time of writing: the same content gives the same bytes. */
  readonly asOf: string
}

const BORDER = { style: "thin", color: { rgb: "B8C2CC" } } as const
const GRID = { top: BORDER, right: BORDER, bottom: BORDER, left: BORDER }
const HEADING: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F3A5F" } },
  alignment: { vertical: "center", wrapText: true },
  border: GRID,
}
const TEXT: CellStyle = { alignment: { vertical: "top", wrapText: true }, border: GRID }
/** Letters of the matrix. */
const LETTERS: CellStyle = { alignment: { vertical: "top", horizontal: "center" }, border: GRID }
const NARROW = 8
const DAY: Readonly<Record<Language, CellStyle>> = {
  de: { ...TEXT, numFmt: "dd.mm.yyyy" },
  en: { ...TEXT, numFmt: "yyyy-mm-dd" },
}
/** Excel calls a file with a longer cell damaged. */
const LONGEST_CELL = 32_767

/**
 * One sheet a table. Every text is a typed string, which no spreadsheet runs as a formula, so that
 * it stays as it was written; days and numbers are real ones.
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
  columns.forEach(({ heading }, column) => {
    cells.set(`0,${column}`, { value: heading, type: "string", style: HEADING })
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
    rowDefs: new Map([[0, { height: 32 }]]),
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

function valueOf(cell: TableCell, { kind }: Column): CellValue {
  if (typeof cell !== "string") return cell
  if ((kind === "date" || kind === "any") && isDay(cell)) return new Date(`${cell}T00:00:00Z`)
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell
}

function styleOf({ kind, key, width }: Column): CellStyle {
  return kind === "text" && key.startsWith("institution/") && width <= NARROW ? LETTERS : TEXT
}
