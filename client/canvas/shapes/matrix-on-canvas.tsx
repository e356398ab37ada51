import type { Cell } from "@tafelrunde/shared/model"
import { type FocusEvent, type JSX, useCallback, useEffect, useMemo, useRef } from "react"
import { type Editor, type TLShapeId, useEditor, useIsEditing, useValue } from "tldraw"

import { useAccess } from "../../board/use-board.ts"
import { showCellDetails } from "../../entities/show-cell-details.tsx"
import { MatrixGrid } from "../../matrix/grid/matrix-grid.tsx"
import { useKeptHeads } from "../camera/keep-heads-in-sight.ts"
import { revealCell } from "../camera/reveal-cell.ts"
import { modelOf } from "./canvas-model.ts"
import { restToolKeys } from "./rest-tool-keys.ts"

interface MatrixOnCanvasProps {
  readonly shapeId: TLShapeId
  readonly isLocked: boolean
  /** The phase to show; undefined for all phases. */
  readonly phaseId: string | undefined
  readonly scale: number
}

/**
 * The grid within its shape. Cells react to the first click; while one of them has the focus, the canvas is in its
 * editing state, in which its own shortcuts are off. The bar's events go to the canvas: people drag the matrix by it.
 */
export function MatrixOnCanvas(props: MatrixOnCanvasProps): JSX.Element {
  const { shapeId, isLocked, phaseId, scale } = props
  const editor = useEditor()
  const { board } = modelOf(editor)
  const details = useMemo(() => showCellDetails(board), [board])
  const root = useRef<HTMLDivElement>(null)
  const isEditing = useIsEditing(shapeId)
  const editable = useAccess(board).access === "write" && !isLocked
  // While somebody draws or pans with the space bar, the cells take no pointer events.
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
  useEffect(() => (root.current ? restToolKeys(root.current) : undefined), [])
  useKeptHeads(root, { shapeId, phaseId, scale })
  const onFocus = ({ target }: FocusEvent): void => {
    // A click is on what is in sight already, and must not move it away from the pointer.
    if (root.current && target.matches("[data-row]:focus-visible")) {
      revealCell(editor, root.current, target)
    }
  }
  const onFocusCell = useCallback(
    (cell: Cell | undefined) => (cell ? enter(editor, shapeId) : leave(editor, shapeId)),
    [editor, shapeId],
  )
  return (
    <div
      ref={root}
      className="matrix-on-canvas"
      data-reachable={isReachable || isEditing}
      onFocus={onFocus}
    >
      <MatrixGrid
        board={board}
        scale={scale}
        phaseId={phaseId}
        editable={editable}
        details={details}
        collapsible
        onFocusCell={onFocusCell}
        onLeave={() => {
          leave(editor, shapeId)
          editor.getContainer().focus()
        }}
      />
    </div>
  )
}

/** Whether the space bar is held: tldraw keeps this private, but its cursor shows it. */
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
