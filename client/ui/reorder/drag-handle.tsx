import { type JSX, useRef } from "react"
import { DragPreview, type DragPreviewRenderer, useDrag } from "react-aria/useDrag"

import { type Line, setDraggedLine } from "./line.ts"

import "./reorder.css"

interface DragHandleProps {
  readonly line: Line
  /** What it is for. */
  readonly hint: string
}

/**
 * Where mouse and finger take a row or column to drag it to another place. The keyboard moves lines in ways of its own,
 * so the handle is neither focused nor read.
 */
export function DragHandle({ line, hint }: DragHandleProps): JSX.Element {
  const preview = useRef<DragPreviewRenderer>(null)
  const { dragProps, isDragging } = useDrag({
    hasDragButton: true,
    preview,
    getItems: () => [{ "application/x-tafelrunde-line": line.id }],
    getAllowedDropOperations: () => ["move"],
    onDragStart: () => setDraggedLine(line),
    onDragEnd: () => setDraggedLine(undefined),
  })
  return (
    <>
      <span
        {...dragProps}
        className="drag-handle"
        data-dragging={isDragging || undefined}
        title={hint}
        aria-hidden="true"
      >
        <svg viewBox="0 0 10 16" width="10" height="16" fill="currentColor">
          {DOTS.map(([x, y]) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" />
          ))}
        </svg>
      </span>
      <DragPreview ref={preview}>
        {() => <div className="drag-preview">{line.label}</div>}
      </DragPreview>
    </>
  )
}

const DOTS = [2, 8].flatMap((x) => [2, 8, 14].map((y) => [x, y] as const))
