import { LIMITS } from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { holderOf, itemsOf, type YType } from "./transaction-items.ts"

/** What a transaction changed of one record. */
export interface Touch {
  /** The record was added, replaced or removed as a whole. */
  isWhole: boolean
  /** Keys of the record's map whose value, or something in it, has changed. */
  readonly keys: Set<string>
  /** The types that have changed inside of a key's value: texts, strokes and their parts. */
  readonly parts: { readonly key: string; readonly type: YType }[]
}

/**
 * The records that the transaction changed, in its order, without those that it only moved to a
 * harmless place. The cost depends on the size of the change, not of the document.
 */
export function readTouches(records: unknown, { changed }: Y.Transaction): Map<string, Touch> {
  const types = [...changed].filter(([type, keys]) => !isHarmlessMove(records, type, keys))
  return collect(records, types)
}

/** The changes of these records, moves too. */
export function readTouchesOf(
  ids: ReadonlySet<string>,
  records: unknown,
  { changed }: Y.Transaction,
): Map<string, Touch> {
  const types = [...changed].flatMap(([type, keys]) => {
    if (type !== records)
      return ids.has(placeOf(records, type)?.id ?? "") ? [[type, keys] as const] : []
    const own = [...keys].filter((id) => id !== null && ids.has(id))
    return own.length > 0 ? [[type, new Set(own)] as const] : []
  })
  return collect(records, types)
}

function collect(
  records: unknown,
  changed: Iterable<readonly [type: YType, keys: ReadonlySet<string | null>]>,
): Map<string, Touch> {
  const touches = new Map<string, Touch>()
  const touchOf = (id: string): Touch => {
    const touch = touches.get(id) ?? { isWhole: false, keys: new Set(), parts: [] }
    touches.set(id, touch)
    return touch
  }
  for (const [type, keys] of changed) {
    const ids = type === records ? [...keys].filter((id) => id !== null) : []
    for (const id of ids) touchOf(id).isWhole = true
    const place = placeOf(records, type)
    if (!place) continue
    const touch = touchOf(place.id)
    if (place.key === undefined) for (const key of keys) touch.keys.add(key ?? "")
    else {
      touch.keys.add(place.key)
      touch.parts.push({ key: place.key, type })
    }
  }
  return touches
}

const MOVES: ReadonlySet<string | null> = new Set(["xy", "turn", "wh"])

/** Moves are most of all changes, so they are recognised without reading the record. */
function isHarmlessMove(records: unknown, type: YType, keys: ReadonlySet<string | null>): boolean {
  if (holderOf(type)?.parent !== records) return false
  for (const key of keys) {
    const item = MOVES.has(key) && key !== null ? itemsOf(type).get(key) : undefined
    if (!item || item.deleted || !(item.content instanceof Y.ContentAny)) return false
    if (!isHarmlessValue(item.content.arr.at(-1), key === "wh" ? isSize : isPlace)) return false
  }
  return true
}

function isHarmlessValue(value: unknown, isPart: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= 3 && value.every(isPart)
}

function isPlace(part: unknown): boolean {
  return typeof part === "number" ? Math.abs(part) <= LIMITS.coordinate : typeof part === "string"
}

function isSize(part: unknown): boolean {
  return typeof part === "number" && part >= LIMITS.size.least && part <= LIMITS.size.most
}

interface TypePlace {
  readonly id: string
  readonly key: string | undefined
}

/** The record, and its key, that hold the type. */
function placeOf(records: unknown, type: YType): TypePlace | undefined {
  let key: string | undefined
  let item = holderOf(type)
  while (item) {
    const { parent, parentSub } = item
    if (parent === records) return parentSub === null ? undefined : { id: parentSub, key }
    if (!(parent instanceof Y.AbstractType)) return undefined
    key = parentSub ?? undefined
    item = holderOf(parent)
  }
  return undefined
}
