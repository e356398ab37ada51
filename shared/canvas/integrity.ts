import { stringAt } from "./json.ts"
import { isShape, type CanvasRecord, type ShapeRecord } from "./record.ts"

/** How the rules look at a canvas: at what it would be after a change, before it is shown. */
export interface CanvasState {
  get(id: string): CanvasRecord | undefined
}

/**
 * Of the shapes in `suspects` that lie in a circle of parents (A in B while B in A, from two people at once),
 * the one shape per circle that must move to the page: the smallest id, so that every client chooses the same.
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

function parentShapeOf(state: CanvasState, id: string): string | undefined {
  const record = state.get(id)
  return record && isShape(record) && record.parentId.startsWith("shape:")
    ? record.parentId
    : undefined
}

/** True for a shape whose page or parent shape is not there. */
export function isOrphan(state: CanvasState, shape: ShapeRecord): boolean {
  return !state.get(shape.parentId)
}

/** True for a binding that has lost the shape at one of its ends. */
export function isDangling(state: CanvasState, binding: CanvasRecord): boolean {
  const ends = [binding["fromId"], binding["toId"]]
  return !ends.every((id) => typeof id === "string" && state.get(id)?.typeName === "shape")
}

/** The page that takes in what has lost its place: the first by index, then by id. */
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
