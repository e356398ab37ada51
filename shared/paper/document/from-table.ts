import { type BoardView } from "@tafelrunde/shared/content"

import { type Table, type TableCell } from "../tables/table.ts"
import { type DocumentNode, type DocumentRow, type TableNode } from "./node.ts"

interface Choice {
  readonly caption: string
  /** Keys of the columns to show, in this order; the first names the row. */
  readonly keys: readonly string[]
  /** Starts a group of rows wherever this text changes. */
  readonly groupBy?: string
}

/** Part of a workbook's table as a table of the paper: the columns that a page has room for, without empty ones but the first. */
export function tableNode(table: Table, board: BoardView, choice: Choice): TableNode {
  const shown = choice.keys.flatMap((key, position) => {
    const index = table.columns.findIndex((column) => column.key === key)
    const column = table.columns[index]
    const isFilled = table.rows.some((row) => (row[index] ?? null) !== null)
    return column && (isFilled || position === 0) ? [{ column, index }] : []
  })
  const group = table.columns.findIndex(({ key }) => key === choice.groupBy)
  const rows: DocumentRow[] = []
  let current = ""
  for (const row of table.rows) {
    const title = String(row[group] ?? "")
    if (group >= 0 && title !== current) rows.push({ kind: "group", text: title })
    current = title
    const cells = shown.map(({ column, index }) => ({
      text: cellText(row[index] ?? null, column.kind === "date" ? board : undefined),
    }))
    rows.push({ kind: "cells", cells })
  }
  return {
    kind: "table",
    caption: choice.caption,
    columns: shown.map(({ column }, place) => ({
      heading: column.heading,
      width: Math.max(column.width, roomForWords(column.heading, rows, place)),
    })),
    rows,
    rowHeader: 0,
  }
}

/** Characters of width for the longest word, which would else cover the next column; a longer one than this may. */
const MOST_ROOM = 40

function roomForWords(heading: string, rows: readonly DocumentRow[], place: number): number {
  const texts = rows.map((row) => (row.kind === "cells" ? (row.cells[place]?.text ?? "") : ""))
  const words = [heading, ...texts].flatMap((text) => text.split(/\s|(?<=-)/))
  const longest = words.reduce((most, word) => Math.max(most, word.length), 0)
  return Math.min(MOST_ROOM, 1.1 * longest + 1)
}

/** The table, or one sentence where it has no rows. */
export function tableOrNothing(node: TableNode, nothing: string): DocumentNode {
  return node.rows.length === 0 ? { kind: "paragraph", text: nothing } : node
}

function cellText(cell: TableCell, board: BoardView | undefined): string {
  if (cell === null) return ""
  return board ? board.day(String(cell)) : String(cell)
}
