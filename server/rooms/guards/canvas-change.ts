import { LIMITS } from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

/** Any of Yjs's shared types, as Yjs itself calls it. */
type YType = Parameters<Y.Transaction["changed"]["get"]>[0]

/** What a transaction touched of one record. */
export interface Touch {
  /** Put there, replaced or removed as a whole. */
  isWhole: boolean
  /** Keys of the record's map whose value, or something in it, is different. */
  readonly keys: Set<string>
  /** What is different inside of a key's value: texts, strokes and their parts. */
  readonly parts: { readonly key: string; readonly type: YType }[]
}

/**
 * What the transaction touched and is not just moved, in its order; costs as much as it changed,
 * whatever the document holds.
 */
export function readTouches(records: unknown, { changed }: Y.Transaction): Map<string, Touch> {
  const touches = new Map<string, Touch>()
  const touchOf = (id: string): Touch => {
    const touch = touches.get(id) ?? { isWhole: false, keys: new Set(), parts: [] }
    touches.set(id, touch)
    return touch
  }
  for (const [type, keys] of changed) {
    if (isHarmlessMove(records, type, keys)) continue
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

/** Most of what people do at once, so it is told without reading the record. */
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

/** In which record, and under which of its keys, the type stands. */
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

function holderOf({ _item: item }: YType): Y.Item | null {
  return item
}

/** The items under a map's keys, the latest of each; it may be deleted. */
export function itemsOf({ _map: items }: Pick<YType, "_map">): ReadonlyMap<string, Y.Item> {
  return items
}

export function isNew({ id }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return id.clock >= (beforeState.get(id.client) ?? 0)
}

function isJustDeleted(item: Y.Item, { deleteSet }: Y.Transaction): boolean {
  return item.deleted && Y.isDeleted(deleteSet, item.id)
}

/** What a map's key held before the transaction. */
export function itemBefore(item: Y.Item, transaction: Y.Transaction): Y.Item | undefined {
  let before: Y.Item | null = item
  while (before && isNew(before, transaction)) before = before.left
  if (!before || (before.deleted && !isJustDeleted(before, transaction))) return undefined
  return before
}

/** What the transaction put directly into the type. */
export function newItemsIn(
  { _start: start, _map: map }: YType,
  transaction: Y.Transaction,
): Y.Item[] {
  const items = [...map.values()]
  for (let item = start; item; item = item.right) items.push(item)
  return items.filter((item) => !item.deleted && isNew(item, transaction))
}

/** The letters that stood in a text before the transaction, a line per paragraph. */
export function textBefore({ _start: start }: YType, transaction: Y.Transaction): string {
  let text = ""
  for (let item = start; item; item = item.right) {
    if (isNew(item, transaction)) continue
    if (item.deleted && !isJustDeleted(item, transaction)) continue
    const { content } = item
    if (content instanceof Y.ContentString) text += content.str
    if (!(content instanceof Y.ContentType)) continue
    const isLine = content.type instanceof Y.XmlElement
    text += textBefore(content.type, transaction) + (isLine ? "\n" : "")
  }
  return text
}
