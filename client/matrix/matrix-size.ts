import { type Matrix } from "@tafelrunde/shared/model"

import { type MatrixRow, matrixRows, rowHeight, SIZES } from "./rows.ts"

export interface PlacedRow {
  readonly row: MatrixRow
  readonly y: number
  readonly height: number
}

export interface MatrixLayout {
  readonly width: number
  readonly height: number
  readonly rows: readonly PlacedRow[]
}

/** Where each row stands at natural size, below the bar and the header row, while these phases are collapsed. */
export function matrixLayout(
  matrix: Matrix,
  phaseId?: string,
  collapsed?: ReadonlySet<string>,
): MatrixLayout {
  let y = SIZES.bar + SIZES.head
  const rows = matrixRows(matrix, phaseId, collapsed).map((row) => {
    const placed = { row, y, height: rowHeight(row) }
    y += placed.height
    return placed
  })
  const columns = matrix.institutions.length * SIZES.column
  const width = Math.max(SIZES.minWidth, SIZES.titleColumn + columns + SIZES.addColumn)
  return { width, height: y, rows }
}

/** Natural size in CSS pixels with all phases open, the same for everyone, whether they may edit or not. */
export function matrixSize(
  matrix: Matrix,
  phaseId?: string,
): { readonly width: number; readonly height: number } {
  const { width, height } = matrixLayout(matrix, phaseId)
  return { width, height }
}
