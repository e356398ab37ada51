import { isDay } from "@tafelrunde/shared/content"

import { type Language } from "../../content/index.ts"
import { type Column, type Table, type TableCell } from "../tables/table.ts"

/** What stands on every sheet of a file. */
export interface SheetOptions {
  readonly language: Language
  /** The title in the document's properties, which name no person, and at the head of each page. */
  readonly title: string
  /** Version, day and readers, at the foot of each page. */
  readonly foot: string
  /** The document's time of creation, fixed so that the same content gives the same bytes. */
  readonly asOf: string
}

/** How a table becomes a sheet, whatever the format. */
export interface SheetLayout {
  /** Of each column, in characters. */
  readonly widths: readonly number[]
  /** Of each row without the heading, in lines. */
  readonly lines: readonly number[]
  /** Of the heading. */
  readonly headingLines: number
  /** Columns that stay in view; they stand on each page too. */
  readonly frozenColumns: number
  /** Columns that stand on each page. */
  readonly repeatedColumns: number
  readonly paper: "a3" | "a4"
  /** Over how many pages beside each other the columns go. */
  readonly pagesWide: number
}

export type TypedCell =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "day" | "text"; readonly value: string }

/** The maximum length of a cell; Excel reports a file with a longer one as damaged. */
const LONGEST_CELL = 32_767

/** Nothing for an empty cell. A text that is too long for a cell is cut and ends with an ellipsis. */
export function typedCell(cell: TableCell, { kind }: Column): TypedCell | undefined {
  if (cell === null) return undefined
  if (typeof cell === "number") {
    return Number.isFinite(cell) ? { type: "number", value: cell } : undefined
  }
  if ((kind === "date" || kind === "any") && isDay(cell)) return { type: "day", value: cell }
  const value = cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell
  return { type: "text", value }
}

/** The day as metadata have it, `2000-01-01` where the board has none. */
export function writtenOn({ asOf }: SheetOptions): string {
  return isDay(asOf) ? asOf : "2000-01-01"
}

export function sheetLayout({ name, columns, rows }: Table): SheetLayout {
  const widths = columns.map((column, at) => widthOf(column, at, rows))
  const frozenColumns = name === "matrix" ? 3 : 0
  const repeatedColumns = Math.max(frozenColumns, 1)
  const total = sum(widths)
  const paper = total > PAGE_WIDTH.a4 ? "a3" : "a4"
  const repeated = sum(widths.slice(0, repeatedColumns))
  const perPage = Math.max(PAGE_WIDTH[paper] - repeated, PAGE_WIDTH[paper] / 4)
  return {
    widths,
    lines: rows.map((row) => Math.max(1, ...row.map((cell, at) => linesOf(cell, widths[at] ?? 1)))),
    headingLines: Math.max(
      ...columns.map(({ heading }, at) => linesOf(heading, (widths[at] ?? 1) - FILTER_BUTTON)),
    ),
    frozenColumns,
    repeatedColumns,
    paper,
    pagesWide: Math.max(1, Math.ceil((total - repeated) / perPage)),
  }
}

/** Numbers, and the letters of the matrix. */
export function isCentred({ kind, width }: Column): boolean {
  return kind === "number" || width <= NARROW
}

const NARROW = 8
const NARROWEST = 5
/** In characters: the filter's button covers the end of a heading. */
const FILTER_BUTTON = 3
/** In characters, of a landscape page at 75 %: smaller than that, 11 points cannot be read. */
const PAGE_WIDTH = { a4: 195, a3: 285 }

/** As wide as the longest line, between the heading's longest word and the column's own width. */
function widthOf({ heading, kind, width }: Column, at: number, rows: Table["rows"]): number {
  const longestWord = Math.max(...heading.split(/[\s-]/).map(({ length }) => length))
  const least = Math.max(NARROWEST, Math.min(longestWord, width) + FILTER_BUTTON)
  const texts = rows.map((row) => longestLine(row[at] ?? null))
  const longest = texts.reduce((most, length) => Math.max(most, length), 0)
  return Math.max(least, Math.min(kind === "date" ? width : longest + 1, width))
}

function longestLine(cell: TableCell): number {
  if (typeof cell !== "string") return String(cell ?? "").length
  if (!cell.includes("\n")) return cell.length
  return cell.split("\n").reduce((most, { length }) => Math.max(most, length), 0)
}

function linesOf(cell: TableCell, width: number): number {
  if (typeof cell !== "string") return 1
  // Words wrap before the edge, so that a line holds somewhat less than the column's width.
  const perLine = Math.max(1, width * 0.9)
  return cell.split("\n").reduce((lines, line) => lines + Math.ceil(line.length / perLine || 1), 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
