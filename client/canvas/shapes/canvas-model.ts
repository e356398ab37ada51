import type { Matrix } from "@tafelrunde/shared/model"
import { atom, type Atom, type Editor, type TLStore } from "tldraw"

import type { Board } from "../../board/board.ts"

/** The board's structured model as a tldraw signal, for shapes that show it. */
export interface CanvasModel {
  readonly board: Board
  readonly matrix: Atom<Matrix>
}

const models = new WeakMap<TLStore, CanvasModel>()

/** Gives the shapes of this store access to the board's model. Returns the function that withdraws it. */
export function connectModel(store: TLStore, board: Board): () => void {
  const matrix = atom("matrix", board.matrix.get())
  models.set(store, { board, matrix })
  const stop = board.matrix.subscribe(() => matrix.set(board.matrix.get()))
  return () => {
    stop()
  }
}

export function modelOf({ store }: Editor): CanvasModel {
  const model = models.get(store)
  if (!model) throw new Error("A canvas without a board.")
  return model
}
