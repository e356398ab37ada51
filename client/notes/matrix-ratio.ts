import { type Board } from "../board/board.ts"
import { matrixSize } from "../matrix/matrix-size.ts"

/** How high the board's matrix is, compared with its width: notes must not cover it. */
export function matrixRatio({ matrix }: Pick<Board, "matrix">): number {
  const { width, height } = matrixSize(matrix.get())
  return height / width
}
