import { type CanvasRecord, isJsonObject } from "../canvas/index.ts"

const SOURCE = /^asset:([0-9a-f]{64})$/

/** The hashes of the pictures that these records name. */
export function picturesOf(records: readonly CanvasRecord[]): readonly string[] {
  const hashes = records.flatMap(({ typeName, props }) => {
    const source = typeName === "asset" && isJsonObject(props) ? props["src"] : undefined
    return typeof source === "string" ? (SOURCE.exec(source)?.[1] ?? []) : []
  })
  return [...new Set(hashes)].toSorted()
}

/** Without the records of pictures that no other record shows: they stay when their shapes are deleted. */
export function withoutUnshownPictures(records: readonly CanvasRecord[]): readonly CanvasRecord[] {
  const others = records.filter(({ typeName }) => typeName !== "asset")
  const mentioned = new Set(
    others.flatMap((record) => JSON.stringify(record).match(/asset:[^"]+/g) ?? []),
  )
  return records.filter(({ typeName, id }) => typeName !== "asset" || mentioned.has(id))
}
