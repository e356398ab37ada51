import { Box, type Editor, type TLShape, type TLShapeId } from "tldraw"

import type { GoTo } from "../board/go-to.ts"
import { elementAt } from "../matrix/commands/focus.ts"
import { matrixLayout } from "../matrix/matrix-size.ts"
import { SIZES, taskKey, TITLE_COLUMN } from "../matrix/rows.ts"
import { modelOf } from "./shapes/canvas-model.ts"
import { type MatrixShape, MatrixShapeUtil } from "./shapes/matrix-shape.tsx"

/** The id prefix of an entity's shape in the templates, and the frame to show when that shape is deleted. */
const SHAPES: Readonly<Record<string, { readonly prefix: string; readonly frame: string }>> = {
  goal: { prefix: "goal", frame: "goals" },
  institution: { prefix: "institution", frame: "actors" },
  contact: { prefix: "contact", frame: "actors" },
  phase: { prefix: "phase", frame: "chain" },
  handover: { prefix: "handover", frame: "handovers" },
  agreement: { prefix: "agreement", frame: "agreements" },
  question: { prefix: "question", frame: "questions" },
}

/** Shows the place on the canvas, and focuses it when it is a cell. */
export function goToOnCanvas(editor: Editor, target: GoTo): void {
  if (target.kind === "cell") {
    goToCell(editor, target)
    return
  }
  const { entity, entityId } = target
  if (entity === "task") {
    goToCell(editor, { taskId: entityId })
    return
  }
  const { prefix, frame } = SHAPES[entity] ?? { prefix: entity, frame: "matrix" }
  // Boards made before 0.2 call an institution's card `actor-…`.
  const names = [`${prefix}-${entityId}`, `actor-${entityId}`, `frame-${frame}`]
  const shape = findShape(editor, names)
  if (!shape) return
  openPageOf(editor, shape)
  editor.select(shape.id)
  show(editor, editor.getShapePageBounds(shape.id))
}

function goToCell(editor: Editor, cell: { taskId: string; institutionId?: string }): void {
  const shape = findMatrix(editor, cell.taskId)
  if (!shape) return
  openPageOf(editor, shape)
  editor.select(shape.id)
  show(editor, cellBounds(editor, shape, cell))
  const column = cell.institutionId ?? TITLE_COLUMN
  const element = document.getElementById(shape.id)
  elementAt(element, { row: taskKey(cell.taskId), column })?.focus({ preventScroll: true })
}

function findMatrix(editor: Editor, taskId: string): MatrixShape | undefined {
  const matrix = modelOf(editor).matrix.get()
  const phase = matrix.phases.find(({ tasks }) => tasks.some((task) => task.id === taskId))
  const shapes = allShapes(editor).filter(isMatrix)
  const shown = shapes.filter(({ props }) => props.phaseId === "" || props.phaseId === phase?.id)
  const here = editor.getCurrentPageId()
  return shown.find((shape) => editor.getAncestorPageId(shape) === here) ?? shown[0]
}

function isMatrix(shape: TLShape): shape is TLShape & MatrixShape {
  return shape.type === MatrixShapeUtil.type
}

function cellBounds(
  editor: Editor,
  shape: MatrixShape,
  { taskId, institutionId }: { taskId: string; institutionId?: string },
): Box | undefined {
  const matrix = modelOf(editor).matrix.get()
  const bounds = editor.getShapePageBounds(shape.id)
  const { rows, width } = matrixLayout(matrix, shape.props.phaseId || undefined)
  const row = rows.find((placed) => placed.row.key === taskKey(taskId))
  if (!bounds || !row) return bounds
  const scale = bounds.w / width
  const column = matrix.institutions.findIndex(({ id }) => id === institutionId)
  // Zoom to the row from the task's title to the cell, with the rows around it, so that people see its context.
  const right = SIZES.titleColumn + (Math.max(column, 2) + 2) * SIZES.column
  const above = 3 * SIZES.task
  return new Box(
    bounds.x,
    bounds.y + (row.y - above) * scale,
    Math.min(right * scale, bounds.w),
    (row.height + 2 * above) * scale,
  )
}

function findShape(editor: Editor, names: readonly string[]): TLShape | undefined {
  const shapes = allShapes(editor)
  for (const name of names) {
    const shape = shapes.find(({ id }) => id === `shape:${name}`)
    if (shape) return shape
  }
  return undefined
}

function allShapes(editor: Editor): TLShape[] {
  return editor.store
    .allRecords()
    .filter((record): record is TLShape => record.typeName === "shape")
}

function openPageOf(editor: Editor, shape: { readonly id: TLShapeId }): void {
  const page = editor.getAncestorPageId(shape.id)
  if (page && page !== editor.getCurrentPageId()) editor.setCurrentPage(page)
}

function show(editor: Editor, bounds: Box | undefined): void {
  if (bounds)
    editor.zoomToBounds(bounds, { targetZoom: 1.2, inset: 64, animation: { duration: 300 } })
}
