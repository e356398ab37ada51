import { type HTMLAttributes, type RefObject, useRef, useState } from "react"
import { useDrop } from "react-aria/useDrop"

import { draggedLine, type Line, type Side } from "./line.ts"

import "./reorder.css"

interface LineDrop {
  /** Where the dragged line would come to stand; undefined where it cannot be dropped. */
  readonly sideOf: (moved: Line) => Side | undefined
  readonly onDrop: (moved: Line) => void
}

interface DropTarget<T extends HTMLElement> extends HTMLAttributes<T> {
  readonly ref: RefObject<T | null>
  readonly "data-drop": Side | undefined
}

/** The props of a row or column that dragged lines can be dropped on. */
export function useLineDrop<T extends HTMLElement>({ sideOf, onDrop }: LineDrop): DropTarget<T> {
  const ref = useRef<T>(null)
  const [side, setSide] = useState<Side>()
  const sideNow = (): Side | undefined => {
    const moved = draggedLine()
    return moved && sideOf(moved)
  }
  const { dropProps } = useDrop({
    ref,
    hasDropButton: true,
    getDropOperation: () => (sideNow() ? "move" : "cancel"),
    onDropEnter: () => setSide(sideNow()),
    onDropExit: () => setSide(undefined),
    onDrop: () => {
      const moved = draggedLine()
      // Others may have changed the order since the pointer came here.
      if (moved && sideOf(moved)) onDrop(moved)
    },
  })
  return { ...(dropProps as HTMLAttributes<T>), ref, "data-drop": side }
}
