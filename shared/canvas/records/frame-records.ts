import { type CanvasRecord, isShape } from "./record.ts"

/** The shape and all shapes in it, by id. */
function shapesWithin(records: readonly CanvasRecord[], id: string): Set<string> {
  const children = Map.groupBy(records.filter(isShape), ({ parentId }) => parentId)
  const within = new Set<string>([id])
  // A set takes in what is added while it is walked through, and nothing twice: circles end.
  for (const parent of within) for (const child of children.get(parent) ?? []) within.add(child.id)
  return within
}

/**
 * The records that make up a shape with everything in it: the shapes, the arrows' bindings between them, and their
 * pictures. Empty when there is no such shape.
 */
export function recordsOfShape(
  records: readonly CanvasRecord[],
  id: string,
): readonly CanvasRecord[] {
  const shapes = shapesWithin(records, id)
  const parts = records.filter((record) =>
    record.typeName === "binding"
      ? [record["fromId"], record["toId"]].every(
          (end) => typeof end === "string" && shapes.has(end),
        )
      : record.typeName === "shape" && shapes.has(record.id),
  )
  const shown = new Set(
    parts.flatMap((record) => JSON.stringify(record).match(/asset:[^"]+/g) ?? []),
  )
  const pictures = records.filter(({ typeName, id: own }) => typeName === "asset" && shown.has(own))
  return [...pictures, ...parts]
}

/** What the shape lies in, outermost first: a page, frames, groups. */
export function ancestorsOf(records: readonly CanvasRecord[], id: string): readonly CanvasRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const ancestors = new Set<CanvasRecord>()
  for (let record = byId.get(id); record && isShape(record);) {
    record = byId.get(record.parentId)
    if (!record || ancestors.has(record)) break
    ancestors.add(record)
  }
  return [...ancestors].toReversed()
}
