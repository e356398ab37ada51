import { cellOf, handoverOf } from "@tafelrunde/shared/cards"
import { cellKey, readHandovers } from "@tafelrunde/shared/model"
import { type Editor, type TLShape } from "tldraw"

import { modelOf } from "../shapes/canvas-model.ts"

/**
 * The arrow of a handover in the bin, or of a cell without roles, is not shown; it comes back with these, where it was.
 */
export function arrowVisibility(shape: TLShape, editor: Editor): "hidden" | "inherit" {
  if (shape.type !== "arrow") return "inherit"
  const cell = cellOf(shape.meta)
  if (cell) {
    return modelOf(editor).matrix.get().roles.has(cellKey(cell)) ? "inherit" : "hidden"
  }
  const handoverId = handoverOf(shape.meta)
  if (handoverId === undefined) return "inherit"
  const { board, lists } = modelOf(editor)
  const isListed = lists.get().now.entry("handovers", handoverId) !== undefined
  if (isListed) return "inherit"
  return readHandovers(board.doc).get(handoverId)?.isRemoved === true ? "hidden" : "inherit"
}
