import { type CardCollection } from "@tafelrunde/shared/canvas"
import { type Editor, type TLShape } from "tldraw"

import type { GoTo } from "../../board/go-to.ts"
import { collapsedPhases, setCollapsed } from "../../matrix/commands/collapsed-phases.ts"
import { elementAt } from "../../matrix/commands/focus.ts"
import { SIZES, taskKey, TITLE_COLUMN } from "../../matrix/rows.ts"
import { isCardShape } from "../cards/card-shape.tsx"
import { modelOf, shownLayout } from "../shapes/canvas-model.ts"
import { type MatrixShape, MatrixShapeUtil } from "../shapes/matrix-shape.tsx"
import { moveCamera, openPage, zoomTo, zoomToArea } from "./areas.ts"
import { type Camera, COVERED } from "./fit.ts"

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

/** The zoom at which a single shape is shown. */
const ENTITY_ZOOM = 1.2
/** Shown size divided by natural size, within which the text of a matrix is read well. */
const CELL_ZOOM = { least: 0.9, most: 1.6 }

/** Shows the place on the canvas, and focuses it when it is a cell. The lists of the table view are not there. */
export function goToOnCanvas(editor: Editor, target: GoTo): void {
  if (target.kind === "cell") {
    goToCell(editor, target)
    return
  }
  if (target.kind === "list") return
  if (target.kind === "area") {
    const area = allShapes(editor).find(({ id }) => id === target.areaId)
    const pageId = area && editor.getAncestorPageId(area)
    if (area && pageId) zoomToArea(editor, { id: area.id, pageId })
    return
  }
  if (target.kind === "phase") {
    showPhase(editor, target.phaseId)
    return
  }
  const { entity, entityId } = target
  const card = findCard(editor, entity, entityId)
  if (card) {
    showShape(editor, card)
    return
  }
  if (entity === "task") {
    goToCell(editor, { taskId: entityId })
    return
  }
  const { prefix, frame } = SHAPES[entity] ?? { prefix: entity, frame: "matrix" }
  // Boards made before 0.2 call an institution's card `actor-…`.
  const names = [`${prefix}-${entityId}`, `actor-${entityId}`, `frame-${frame}`]
  const shape = findShape(editor, names)
  if (shape) showShape(editor, shape)
}

function showShape(editor: Editor, { id }: TLShape): void {
  openPage(editor, editor.getAncestorPageId(id))
  editor.select(id)
  zoomTo(editor, editor.getShapePageBounds(id), ENTITY_ZOOM)
}

const COLLECTIONS: Readonly<Record<string, CardCollection>> = {
  institution: "institutions",
  agreement: "agreements",
  question: "openQuestions",
}

/** The entity's card, best on the open page. Tasks are shown in the matrix, where their roles are. */
function findCard(editor: Editor, entity: string, entityId: string): TLShape | undefined {
  const cards = allShapes(editor)
    .filter(isCardShape)
    .filter(({ props }) => props.collection === COLLECTIONS[entity] && props.entryId === entityId)
  const here = editor.getCurrentPageId()
  return cards.find((card) => editor.getAncestorPageId(card) === here) ?? cards[0]
}

/** Shows the phase's first row, and leaves the focus where it is. */
function showPhase(editor: Editor, phaseId: string): void {
  const phase = modelOf(editor)
    .matrix.get()
    .phases.find(({ id }) => id === phaseId)
  const taskId = phase?.tasks[0]?.id
  const shape = taskId === undefined ? undefined : findMatrix(editor, taskId)
  if (!shape || taskId === undefined) return
  openPhaseOf(editor, taskId)
  openPage(editor, editor.getAncestorPageId(shape.id))
  const camera = cellCamera(editor, shape, { taskId })
  if (camera) moveCamera(editor, camera)
}

/** A row that is sought is shown, also where its phase was collapsed. Returns whether it was. */
function openPhaseOf(editor: Editor, taskId: string): boolean {
  const { board } = modelOf(editor)
  const phase = board.matrix.get().phases.find(({ tasks }) => tasks.some(({ id }) => id === taskId))
  if (!phase || !collapsedPhases(board.doc).get().has(phase.id)) return false
  setCollapsed(board.doc, phase.id, false)
  return true
}

interface SoughtCell {
  readonly taskId: string
  readonly institutionId?: string
}

function goToCell(editor: Editor, cell: SoughtCell): void {
  const shape = findMatrix(editor, cell.taskId)
  if (!shape) return
  const wasCollapsed = openPhaseOf(editor, cell.taskId)
  openPage(editor, editor.getAncestorPageId(shape.id))
  editor.select(shape.id)
  const camera = cellCamera(editor, shape, cell)
  if (camera) moveCamera(editor, camera)
  const column = cell.institutionId ?? TITLE_COLUMN
  const focus = (): void => {
    const element = document.getElementById(shape.id)
    elementAt(element, { row: taskKey(cell.taskId), column })?.focus({ preventScroll: true })
  }
  // The row is rendered then.
  if (wasCollapsed) requestAnimationFrame(focus)
  else focus()
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

/**
 * The camera that shows the row in the middle below the heads, which stay in sight by themselves, and
 * the cell beside its title: the matrix in its whole width where that can be read, else as much as fits.
 */
function cellCamera(editor: Editor, shape: MatrixShape, cell: SoughtCell): Camera | undefined {
  const matrix = modelOf(editor).matrix.get()
  const bounds = editor.getShapePageBounds(shape.id)
  const { rows, width } = shownLayout(editor, shape.props.phaseId || undefined)
  const row = rows.find((placed) => placed.row.key === taskKey(cell.taskId))
  if (!bounds || !row) return undefined
  const screen = editor.getViewportScreenBounds()
  const room = screen.w - 2 * COVERED.side
  const shown = Math.min(Math.max(room / width, CELL_ZOOM.least), CELL_ZOOM.most)
  const scale = bounds.w / width
  const z = shown / scale
  const column = matrix.institutions.findIndex(({ id }) => id === cell.institutionId)
  // Everything from the left edge to the column after the cell's; what does not fit goes out on the left.
  const end = (SIZES.titleColumn + (column + 2) * SIZES.column) * shown
  const left = COVERED.side - Math.max(0, Math.min(end, width * shown) - room)
  const heads = COVERED.top + (SIZES.head + SIZES.phase) * shown
  const middle = (heads + screen.h - COVERED.bottom) / 2
  const top = Math.min(middle - (row.y + row.height / 2) * shown, COVERED.top)
  return { x: left / z - bounds.x, y: top / z - bounds.y, z }
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
