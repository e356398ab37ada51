import { stringAt } from "./json.ts"
import { LIMITS } from "./limits.ts"
import { isShape, type CanvasRecord, type ShapeRecord } from "./record.ts"

/** A canvas as the rules read it: the records as they would be after a change. */
export interface CanvasState {
  get(id: string): CanvasRecord | undefined
}

/**
 * The shapes to move to the page so that no circle of parents remains (A in B and B in A, moved by two people at once):
 * of each circle that a shape of `suspects` is in, the one with the smallest id, so that every client chooses the same.
 */
export function findCycleBreaks(state: CanvasState, suspects: Iterable<string>): Set<string> {
  const breaks = new Set<string>()
  const safe = new Set<string>()
  for (const start of suspects) {
    const path: string[] = []
    const onPath = new Set<string>()
    let id: string | undefined = start
    while (id !== undefined && !safe.has(id) && !onPath.has(id)) {
      path.push(id)
      onPath.add(id)
      id = parentShapeOf(state, id)
    }
    if (id !== undefined && onPath.has(id)) {
      const circle = path.slice(path.indexOf(id)).toSorted()
      if (circle[0] !== undefined) breaks.add(circle[0])
    }
    for (const visited of path) safe.add(visited)
  }
  return breaks
}

/**
 * Of these shapes, which must be all of the canvas and free of circles, those that must move to the page so that none
 * lies in more than `LIMITS.shapeDepth` others.
 */
export function findDepthBreaks(state: CanvasState, shapes: Iterable<string>): Set<string> {
  const breaks = new Set<string>()
  const depths = new Map<string, number>()
  for (const start of shapes) {
    const path: string[] = []
    let id: string | undefined = start
    while (id !== undefined && !depths.has(id)) {
      path.push(id)
      id = parentShapeOf(state, id)
    }
    let depth = id === undefined ? -1 : (depths.get(id) ?? 0)
    for (const inner of path.toReversed()) {
      depth += 1
      if (depth > LIMITS.shapeDepth) {
        breaks.add(inner)
        depth = 0
      }
      depths.set(inner, depth)
    }
  }
  return breaks
}

function parentShapeOf(state: CanvasState, id: string): string | undefined {
  const record = state.get(id)
  return record && isShape(record) && record.parentId.startsWith("shape:")
    ? record.parentId
    : undefined
}

/** True for a shape whose page or parent shape does not exist. */
export function isOrphan(state: CanvasState, shape: ShapeRecord): boolean {
  return !state.get(shape.parentId)
}

/** Whether an arrow cannot point at this shape: another arrow's position depends on the shapes it points at. */
const NO_TARGETS: ReadonlySet<unknown> = new Set(["arrow", "group"])

/** True for a binding with an end whose shape is missing or cannot be bound. */
export function isDangling(state: CanvasState, binding: CanvasRecord): boolean {
  const [from, to] = [binding["fromId"], binding["toId"]].map((id) =>
    typeof id === "string" ? state.get(id) : undefined,
  )
  if (from?.typeName !== "shape" || to?.typeName !== "shape") return true
  return binding["type"] === "arrow" && (from["type"] !== "arrow" || NO_TARGETS.has(to["type"]))
}

/** The page that receives orphaned shapes: the first by index, then by id. */
export function firstPageId(records: Iterable<CanvasRecord>): string | undefined {
  let first: CanvasRecord | undefined
  for (const record of records) {
    if (record.typeName === "page" && (!first || sortKey(record) < sortKey(first))) first = record
  }
  return first?.id
}

function sortKey(page: CanvasRecord): string {
  return `${stringAt(page, "index")} ${page.id}`
}
