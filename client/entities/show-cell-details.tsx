import { type Cell } from "@tafelrunde/shared/model"
import { type JSX, lazy, Suspense } from "react"

import { type Board } from "../board/board.ts"

// The forms are loaded when somebody opens the first.
const CellDetails = lazy(async () => ({
  default: (await import("./cell-details.tsx")).CellDetails,
}))

/** The form of a cell, for a matrix of this board. */
export function showCellDetails(board: Board): (cell: Cell) => JSX.Element {
  return function shown(cell) {
    return (
      <Suspense fallback={null}>
        <CellDetails board={board} cell={cell} />
      </Suspense>
    )
  }
}
