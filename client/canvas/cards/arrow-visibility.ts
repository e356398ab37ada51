import { handoverOf } from "@tafelrunde/shared/cards"
import { readHandovers } from "@tafelrunde/shared/model"
import { type Editor, type TLShape } from "tldraw"

import { modelOf } from "../shapes/canvas-model.ts"

/** The arrow of a handover in the bin is not shown; it comes back with the handover, where it was. */
export function arrowVisibility(shape: TLShape, editor: Editor): "hidden" | "inherit" {
  const handoverId = shape.type === "arrow" ? handoverOf(shape.meta) : undefined
  if (handoverId === undefined) return "inherit"
  const { board, lists } = modelOf(editor)
  const isListed = lists.get().now.entry("handovers", handoverId) !== undefined
  if (isListed) return "inherit"
  return readHandovers(board.doc).get(handoverId)?.isRemoved === true ? "hidden" : "inherit"
}
