import type { Cell } from "@tafelrunde/shared/model"
import { type JSX, useCallback, useEffect, useRef } from "react"
import { type Editor, type TLShapeId, useEditor, useIsEditing, useValue } from "tldraw"

import { useAccess } from "../../board/use-board.ts"
import { MatrixGrid } from "../../matrix/grid/matrix-grid.tsx"
import { modelOf } from "./canvas-model.ts"

interface MatrixOnCanvasProps {
  readonly shapeId: TLShapeId
  readonly isLocked: boolean
  /** All phases if undefined. */
  readonly phaseId: string | undefined
  readonly scale: number
}

/**
 * The grid within its shape. Cells answer at the first click; while the keyboard is in one of them, the canvas is in
 * its editing state, so that its own shortcuts are off. The bar is left to the canvas: it drags the matrix.
 */
export function MatrixOnCanvas(props: MatrixOnCanvasProps): JSX.Element {
  const { shapeId, isLocked, phaseId, scale } = props
  const editor = useEditor()
  const { board } = modelOf(editor)
  const root = useRef<HTMLDivElement>(null)
  const isEditing = useIsEditing(shapeId)
  const editable = useAccess(board).access === "write" && !isLocked
  // While somebody draws, or moves the canvas with the space bar, that goes over the matrix and not into its cells.
  const isReachable = useValue(
    "cells take the pointer",
    () => editor.getCurrentToolId() === "select" && !isPanning(editor),
    [editor],
  )
  useEffect(() => {
    const element = root.current
    if (!isEditing || element?.contains(document.activeElement)) return
    element?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true })
  }, [isEditing])
  const onFocusCell = useCallback(
    (cell: Cell | undefined) => (cell ? enter(editor, shapeId) : leave(editor, shapeId)),
    [editor, shapeId],
  )
  return (
    <div ref={root} className="matrix-on-canvas" data-reachable={isReachable || isEditing}>
      <MatrixGrid
        board={board}
        scale={scale}
        phaseId={phaseId}
        editable={editable}
        onFocusCell={onFocusCell}
        onLeave={() => {
          leave(editor, shapeId)
          editor.getContainer().focus()
        }}
      />
    </div>
  )
}

/** tldraw keeps it only where nothing can wait for it; the cursor shows it. */
function isPanning(editor: Editor): boolean {
  return editor.getInstanceState().cursor.type.startsWith("grab")
}

function enter(editor: Editor, id: TLShapeId): void {
  if (editor.getEditingShapeId() === id) return
  editor.run(
    () => {
      editor.setCurrentTool("select")
      editor.select(id)
      editor.setEditingShape(id)
      editor.setCurrentTool("select.editing_shape", { target: "shape", shape: editor.getShape(id) })
    },
    { history: "ignore" },
  )
}

function leave(editor: Editor, id: TLShapeId): void {
  if (editor.getEditingShapeId() !== id) return
  editor.setEditingShape(null)
  editor.setCurrentTool("select.idle")
}
