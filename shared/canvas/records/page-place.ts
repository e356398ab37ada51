import type { CanvasState } from "./integrity.ts"
import { isShape, type ShapeRecord } from "./record.ts"

/** The shape as a child of its page, at its present position. Its ancestors must be free of circles. */
export function toPage(
  state: CanvasState,
  shape: ShapeRecord,
): { x: number; y: number; rotation: number; pageId: string } {
  let { x, y, rotation, parentId } = shape
  for (let depth = 0; depth < 100; depth += 1) {
    const parent = state.get(parentId)
    if (!parent || !isShape(parent)) break
    const [sin, cos] = [Math.sin(parent.rotation), Math.cos(parent.rotation)]
    ;[x, y] = [parent.x + x * cos - y * sin, parent.y + x * sin + y * cos]
    rotation += parent.rotation
    parentId = parent.parentId
  }
  return { x, y, rotation, pageId: parentId }
}
