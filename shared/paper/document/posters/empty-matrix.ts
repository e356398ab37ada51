import { type Paper } from "../../tables/paper.ts"
import { matrixTable } from "../chapters/responsibilities.ts"
import { type DocumentColumn, type DocumentRow, type TableNode } from "../node.ts"

/** Room for those who are not on the board yet. */
const BLANK_COLUMNS = 12
const BLANK_ROWS = 20

/** The matrix to be filled in by pen: the heads that the board has, or blank ones, and no letters. */
export function emptyMatrix(paper: Paper): TableNode {
  const { board } = paper
  const table = matrixTable(paper, board.institutions)
  const extra = board.institutions.length > 0 ? 0 : BLANK_COLUMNS
  const columns = [...table.columns, ...Array.from({ length: extra }, blankColumn)]
  const rows = table.rows.length > 0 ? table.rows : Array.from({ length: BLANK_ROWS }, blankRow)
  return { ...table, columns, rows: rows.map((row) => withoutLetters(row, columns.length)) }
}

function blankColumn(): DocumentColumn {
  return { heading: " ", width: 7, isCentred: true }
}

function blankRow(_: unknown, index: number): DocumentRow {
  return { kind: "cells", cells: [{ text: String(index + 1) }, { text: "" }] }
}

function withoutLetters(row: DocumentRow, columns: number): DocumentRow {
  if (row.kind === "group") return row
  const [number = { text: "" }, title = { text: "" }] = row.cells
  const blanks = Array.from({ length: columns - 2 }, () => ({ text: "" }))
  return { kind: "cells", cells: [number, title, ...blanks] }
}
