import { handoverOf } from "@tafelrunde/shared/cards"
import { type Editor } from "tldraw"

import { type OpenedEntry } from "../shapes/canvas-model.ts"
import { isCardShape } from "./card-shape.tsx"

/** The entry that the only selected shape shows. */
export function selectedEntry(editor: Editor): OpenedEntry | undefined {
  const shape = editor.getOnlySelectedShape() ?? undefined
  if (isCardShape(shape)) {
    const { collection, entryId } = shape.props
    return { collection, id: entryId, shapeId: shape.id }
  }
  const handoverId = shape?.type === "arrow" ? handoverOf(shape.meta) : undefined
  if (!shape || handoverId === undefined) return undefined
  return { collection: "handovers", id: handoverId, shapeId: shape.id }
}
