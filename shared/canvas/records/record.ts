import type { JsonObject } from "./json.ts"

/** One of tldraw's records as plain JSON: a shape, a binding, a page, an asset or the document. */
export type CanvasRecord = JsonObject & { readonly id: string; readonly typeName: string }

/** A shape record; `parentId` is the id of a page or another shape, to which x and y are relative. */
export type ShapeRecord = CanvasRecord & {
  readonly typeName: "shape"
  readonly type: string
  readonly parentId: string
  readonly index: string
  readonly x: number
  readonly y: number
  readonly rotation: number
  readonly props: JsonObject
}

export function isShape(record: JsonObject): record is ShapeRecord {
  return (
    record["typeName"] === "shape" &&
    typeof record["parentId"] === "string" &&
    typeof record["index"] === "string" &&
    ["x", "y", "rotation"].every((key) => typeof record[key] === "number")
  )
}
