import { isJsonObject, readRecord, type YRecord } from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { type Restored } from "./revert-update.ts"

/**
 * A record as it is restored if somebody deletes or replaces it: the keys of its map, with texts and
 * strokes as plain values. The next edit of a text makes it a shared text again.
 */
export type KeptRecord = Map<string, Restored>

/** Undefined for what is no readable record. */
export function keepRecord(yRecord: unknown): KeptRecord | undefined {
  if (!(yRecord instanceof Y.Map) || !readRecord(yRecord)) return undefined
  const kept: KeptRecord = new Map()
  for (const key of yRecord.keys()) keepKey(kept, yRecord, key)
  return kept
}

/** Keeps the key's present value, or that there is none. */
export function keepKey(kept: KeptRecord, yRecord: YRecord, key: string): void {
  if (!yRecord.has(key)) {
    kept.delete(key)
    return
  }
  const value = yRecord.get(key)
  const plain = value instanceof Y.AbstractType ? readProp(yRecord, key) : value
  kept.set(key, { is: "plain", value: plain })
}

function readProp(yRecord: YRecord, key: string): unknown {
  const props = readRecord(yRecord)?.["props"]
  return isJsonObject(props) ? props[key.replace(/^props\./, "")] : undefined
}

/** The record's parent; null for a page. */
export function parentOf(kept: KeptRecord): string | null {
  const [place, base] = [valueOf(kept, "place"), valueOf(kept, "b")]
  const moved: unknown = Array.isArray(place) ? place[0] : undefined
  const first = isJsonObject(base) ? base["parentId"] : undefined
  return [moved, first].find((id) => typeof id === "string") ?? null
}

function valueOf(kept: KeptRecord, key: string): unknown {
  const restored = kept.get(key)
  return restored?.is === "plain" ? restored.value : undefined
}
