import { type JSX } from "react"

import { DragHandle } from "../../ui/reorder/drag-handle.tsx"
import { type Line } from "../../ui/reorder/line.ts"
import { useGrid } from "../grid/grid-context.ts"

/** The handle of a row or column of the matrix; nothing for viewers and on a locked board. */
export function MatrixHandle({ kind, id, label }: Line): JSX.Element | null {
  const { editable, messages } = useGrid()
  return editable ? <DragHandle line={{ kind, id, label }} hint={messages.drag} /> : null
}
