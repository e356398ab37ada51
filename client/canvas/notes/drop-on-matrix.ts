import { type Row } from "@tafelrunde/shared/notes"
import { type Editor, react, type TLNoteShape, type TLShape, unsafe__withoutCapture } from "tldraw"

import { shownLayout } from "../shapes/canvas-model.ts"
import { type MatrixShape, MatrixShapeUtil } from "../shapes/matrix-shape.tsx"
import { isNoteShape, promoteShapes } from "./promoting.ts"

/**
 * Notes that somebody drops on the matrix become tasks in the row below, and go back to where they came from, where
 * they say what they have become. Returns the function that stops it.
 */
export function makeRowsOfDroppedNotes(editor: Editor): () => void {
  let before: readonly TLNoteShape[] = []
  let wasDragging = false
  return react("notes dropped on the matrix", () => {
    const isDragging = editor.isIn("select.translating")
    // As they lie before the first movement.
    if (editor.isInAny("select.pointing_shape", "select.pointing_selection")) {
      before = unsafe__withoutCapture(() => editor.getCurrentPageShapes().filter(isNoteShape))
    }
    // The gesture is not over before the state has changed.
    if (wasDragging && !isDragging) queueMicrotask(() => drop(editor, before))
    wasDragging = isDragging
  })
}

function drop(editor: Editor, before: readonly TLNoteShape[]): void {
  const dropped = editor.getSelectedShapes()
  const notes = before.filter(({ id, x, y }) => {
    const now = dropped.find((shape) => shape.id === id)
    return now && (now.x !== x || now.y !== y)
  })
  const matrix = matrixAt(editor)
  if (!matrix || notes.length === 0 || notes.length < dropped.length) return
  if (editor.getIsReadonly()) return
  putBack(editor, notes)
  const row = rowAt(editor, matrix)
  promoteShapes(editor, notes, { collection: "tasks", ...(row && { row }) })
}

/** The matrix under the pointer. */
function matrixAt(editor: Editor): MatrixShape | undefined {
  const { currentPagePoint } = editor.inputs
  return editor
    .getCurrentPageShapesSorted()
    .filter(isMatrix)
    .findLast((shape) => editor.getShapeMaskedPageBounds(shape)?.containsPoint(currentPagePoint))
}

function isMatrix(shape: TLShape): shape is TLShape & MatrixShape {
  return shape.type === MatrixShapeUtil.type
}

function putBack(editor: Editor, notes: readonly TLNoteShape[]): void {
  editor.run(() => {
    for (const { id, type, x, y, parentId, index } of notes) {
      editor.updateShape({ id, type, x, y, parentId, index })
    }
  })
}

/** Behind the task under the pointer, or at the end of its phase; undefined above and below all phases. */
function rowAt(editor: Editor, shape: MatrixShape): Row | undefined {
  const util = editor.getShapeUtil(shape)
  if (!(util instanceof MatrixShapeUtil)) return undefined
  const { y } = editor.getPointInShapeSpace(shape, editor.inputs.currentPagePoint)
  const natural = y / util.sizeOf(shape).scale
  const { rows } = shownLayout(editor, shape.props.phaseId || undefined)
  const found = rows.find((placed) => natural >= placed.y && natural < placed.y + placed.height)
  const row = found?.row
  if (!row || row.kind === "addPhase" || row.kind === "start") return undefined
  return { phaseId: row.phaseId, ...(row.kind === "task" && { afterId: row.taskId }) }
}
