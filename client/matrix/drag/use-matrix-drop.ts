import { type Line } from "../../ui/reorder/line.ts"
import { useLineDrop } from "../../ui/reorder/use-line-drop.ts"
import { announce } from "../../ui/toast.tsx"
import { useGrid } from "../grid/grid-context.ts"

/** The props of a row or column of the matrix that others can be dropped on. */
export function useMatrixDrop<T extends HTMLElement>(
  onto: Pick<Line, "kind" | "id">,
): ReturnType<typeof useLineDrop<T>> {
  const { edits, editable, messages } = useGrid()
  return useLineDrop<T>({
    sideOf: (moved) => (editable ? edits.sideOf(moved, onto) : undefined),
    onDrop: (moved) => {
      edits.place(moved, onto)
      announce(messages.moved(moved.label), "quiet")
    },
  })
}
