import { LIMITS } from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

/** Any of Yjs's shared types, as Yjs itself calls it. */
type YType = Parameters<Y.Transaction["changed"]["get"]>[0]

/** What a transaction touched of one record. */
export type Touch = {
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
export const readTouches = (records: unknown, { changed }: Y.Transaction): Map<string, Touch> => {
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
const isHarmlessMove = (
  records: unknown,
  type: YType,
  keys: ReadonlySet<string | null>,
): boolean => {
  if (holderOf(type)?.parent !== records) return false
  for (const key of keys) {
    const item = MOVES.has(key) && key !== null ? itemsOf(type).get(key) : undefined
    if (!item || item.deleted || !(item.content instanceof Y.ContentAny)) return false
    if (!isHarmlessValue(item.content.arr.at(-1), key === "wh" ? isSize : isPlace)) return false
  }
  return true
}

const isHarmlessValue = (value: unknown, isPart: (part: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= 3 && value.every(isPart)

const isPlace = (part: unknown): boolean =>
  typeof part === "number" ? Math.abs(part) <= LIMITS.coordinate : typeof part === "string"

const isSize = (part: unknown): boolean =>
  typeof part === "number" && part >= LIMITS.size.least && part <= LIMITS.size.most

type TypePlace = { readonly id: string; readonly key: string | undefined }

/** In which record, and under which of its keys, the type stands. */
const placeOf = (records: unknown, type: YType): TypePlace | undefined => {
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

const holderOf = ({ _item: item }: YType): Y.Item | null => item

/** The items under a map's keys, the latest of each; it may be deleted. */
export const itemsOf = ({ _map: items }: Pick<YType, "_map">): ReadonlyMap<string, Y.Item> => items

export const isNew = ({ id }: Y.Item, { beforeState }: Y.Transaction): boolean =>
  id.clock >= (beforeState.get(id.client) ?? 0)

const isJustDeleted = (item: Y.Item, { deleteSet }: Y.Transaction): boolean =>
  item.deleted && Y.isDeleted(deleteSet, item.id)

/** What a map's key held before the transaction. */
export const itemBefore = (item: Y.Item, transaction: Y.Transaction): Y.Item | undefined => {
  let before: Y.Item | null = item
  while (before && isNew(before, transaction)) before = before.left
  if (!before || (before.deleted && !isJustDeleted(before, transaction))) return undefined
  return before
}

/** What the transaction put directly into the type. */
export const newItemsIn = (
  { _start: start, _map: map }: YType,
  transaction: Y.Transaction,
): Y.Item[] => {
  const items = [...map.values()]
  for (let item = start; item; item = item.right) items.push(item)
  return items.filter((item) => !item.deleted && isNew(item, transaction))
}

/** The letters that stood in a text before the transaction, a line per paragraph. */
export const textBefore = ({ _start: start }: YType, transaction: Y.Transaction): string => {
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
