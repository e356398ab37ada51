import { type Area, freePlace } from "@tafelrunde/shared/canvas"
import {
  Box,
  type Editor,
  maybeSnapToGrid,
  type TLFrameShape,
  type TLParentId,
  type TLShape,
  type TLShapeId,
  Vec,
  type VecLike,
} from "tldraw"

import { openAllPhases } from "../shapes/canvas-model.ts"
import { showSelection } from "./show-selection.ts"

/** Page units between pasted shapes and others, and to the edge of their frame. */
const GAP = 20

/**
 * Moves newly created shapes as one block to where the person pointed, or to where there is room near the middle of
 * the screen. They go into a frame only if they fit, and never over the matrix. Selects and shows them.
 */
export function placeShapes(
  editor: Editor,
  ids: readonly TLShapeId[],
  pointed: VecLike | undefined,
): void {
  const block = Box.Common(ids.map((id) => editor.getShapePageBounds(id)).filter((box) => !!box))
  const center = pointed ?? editor.getViewportPageBounds().center
  const wanted = {
    x: center.x - block.w / 2,
    y: center.y - block.h / 2,
    w: block.w,
    h: block.h,
  }
  const others = editor.getCurrentPageShapesSorted().filter(({ id }) => !ids.includes(id))
  const search = { editor, others, wanted, isPointed: pointed !== undefined }
  // What this person has collapsed is no room for the others.
  const endOpening = openAllPhases(editor)
  const { area, parentId } = inFrame(search, frameAt(editor, others, center)) ?? onPage(search)
  endOpening()
  editor.run(() => {
    const to = area === wanted ? new Vec(area.x, area.y) : maybeSnapToGrid(Vec.From(area), editor)
    moveBy(editor, ids, { x: to.x - block.x, y: to.y - block.y })
    editor.reparentShapes([...ids], parentId)
    editor.select(...ids)
  })
  showSelection(editor)
}

function moveBy(editor: Editor, ids: readonly TLShapeId[], by: VecLike): void {
  const shapes = ids.map((id) => editor.getShape(id)).filter((shape) => shape !== undefined)
  editor.updateShapes(shapes.map(({ id, type, x, y }) => ({ id, type, x: x + by.x, y: y + by.y })))
}

interface Search {
  readonly editor: Editor
  readonly others: readonly TLShape[]
  readonly wanted: Area
  readonly isPointed: boolean
}

interface Placement {
  readonly area: Area
  readonly parentId: TLParentId
}

/** The innermost frame at this point; not a rotated one, in which the block would stand askew. */
function frameAt(
  editor: Editor,
  shapes: readonly TLShape[],
  point: VecLike,
): TLFrameShape | undefined {
  return shapes.findLast((shape): shape is TLFrameShape => {
    if (shape.type !== "frame" || editor.getShapePageTransform(shape).rotation() !== 0) return false
    return editor.getShapePageBounds(shape)?.containsPoint(point) === true
  })
}

/** Undefined when the block does not fit into the frame beside what must stay visible. */
function inFrame(search: Search, frame: TLFrameShape | undefined): Placement | undefined {
  const { editor, others, wanted, isPointed } = search
  const bounds = frame && editor.getShapeMaskedPageBounds(frame)
  if (!bounds) return undefined
  const within = bounds.clone().expandBy(-GAP)
  if (within.w < wanted.w || within.h < wanted.h) return undefined
  const taken = others
    .filter((shape) => shape !== frame && !editor.hasAncestor(frame, shape.id))
    .filter((shape) => isInTheWay(shape, isPointed))
    .flatMap((shape) => boundsOf(editor, shape))
  const area = freePlace({ wanted, taken, within: areaOf(within), gap: GAP })
  // On a locked frame the shapes lie as they would in it, but stay the page's.
  const isOpen = !editor.isShapeOrAncestorLocked(frame)
  return area && { area, parentId: isOpen ? frame.id : editor.getCurrentPageId() }
}

/** Beside all frames; there is always room outside of everything. */
function onPage({ editor, others, wanted, isPointed }: Search): Placement {
  const parentId = editor.getCurrentPageId()
  const taken = others
    .filter((shape) => shape.parentId === parentId && isInTheWay(shape, isPointed))
    .flatMap((shape) => boundsOf(editor, shape))
  return { area: freePlace({ wanted, taken, gap: GAP }) ?? wanted, parentId }
}

/** Lines run across other things anyway; where somebody pointed, only frames and the matrix are kept clear. */
function isInTheWay({ type }: TLShape, isPointed: boolean): boolean {
  if (isPointed) return type === "frame" || type === "matrix"
  return type !== "arrow" && type !== "line" && type !== "draw" && type !== "highlight"
}

function boundsOf(editor: Editor, shape: TLShape): readonly Area[] {
  const bounds = editor.getShapeMaskedPageBounds(shape)
  return bounds ? [areaOf(bounds)] : []
}

function areaOf({ x, y, w, h }: Box): Area {
  return { x, y, w, h }
}
