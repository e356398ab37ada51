import type { Matrix } from "@tafelrunde/shared/model"
import { atom, type Atom, type Editor, type TLStore } from "tldraw"

import type { Board } from "../../board/board.ts"

/** What shapes show that is not in them: the board's structured model, as tldraw's signals see it. */
export interface CanvasModel {
  readonly board: Board
  readonly matrix: Atom<Matrix>
}

const models = new WeakMap<TLStore, CanvasModel>()

/** Lets the shapes of this store read the board's model. Returns the function that ends it. */
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
