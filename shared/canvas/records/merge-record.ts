import { mergeRichText, mergeText, type ThreeStates } from "../text/merge-rich-text.ts"
import { deepEqual, isJsonObject, type Json } from "./json.ts"
import type { CanvasRecord } from "./record.ts"

type Fields = Readonly<Record<string, Json>>

/** Fields that one gesture changes together; undo must revert all or none of them. */
const TOGETHER = [
  ["x", "y", "parentId", "rotation", "index"],
  ["w", "h"],
]

/**
 * Applies one person's change `from → to` to `current`, field by field. Where others have changed a field since,
 * texts are merged by character and every other value stays as the others set it.
 */
export function mergeRecord({ from, to, current }: ThreeStates<CanvasRecord>): CanvasRecord {
  const merged = mergeFields({ from, to, current }, (key, values) => {
    const isGroup = key === "props" || key === "meta"
    const { from: a, to: b, current: c } = values
    if (!isGroup || !isJsonObject(a) || !isJsonObject(b) || !isJsonObject(c)) return c
    return mergeFields({ from: a, to: b, current: c }, key === "props" ? mergeProp : keepCurrent)
  })
  return { ...merged, id: current.id, typeName: current.typeName }
}

type Values = ThreeStates<Json | undefined>
type MergeField = (key: string, values: Values) => Json | undefined

function mergeFields(states: ThreeStates<Fields>, merge: MergeField): Record<string, Json> {
  const { from, to, current } = states
  const merged: Record<string, Json> = { ...current }
  for (const key of Object.keys({ ...from, ...to })) {
    if (deepEqual(from[key], to[key])) continue
    const together = TOGETHER.find((keys) => keys.includes(key)) ?? [key]
    const changed = together.filter((name) => !deepEqual(from[name], to[name]))
    const isUntouched = changed.every((name) => deepEqual(current[name], from[name]))
    const values = { from: from[key], to: to[key], current: current[key] }
    const value = isUntouched ? to[key] : merge(key, values)
    if (value === undefined) delete merged[key]
    else merged[key] = value
  }
  return merged
}

function mergeProp(key: string, values: Values): Json | undefined {
  const { from, to, current } = values
  if (key === "richText") return mergeRichText(values) ?? current
  if (key !== "text" && key !== "name") return current
  if (typeof from !== "string" || typeof to !== "string" || typeof current !== "string") {
    return current
  }
  return mergeText({ from, to, current })
}

function keepCurrent(_key: string, { current }: Values): Json | undefined {
  return current
}
