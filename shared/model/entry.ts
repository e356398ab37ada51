import { isReadable } from "@tafelrunde/shared/content"
import { type Entity } from "@tafelrunde/shared/entities"
import { simpleDiffString } from "lib0/diff"
import * as Y from "yjs"

import { type Collection, entryIn, type EntryMap } from "./layout.ts"
import { compare, freshOrders, ORDER, orderedEntries } from "./ordered.ts"
import { isRemoved, REMOVED } from "./removed.ts"

export type Fields = Readonly<Record<string, unknown>>

/** `order` is ours; a field of that name, or one that starts with a dot, is kept behind a dot. */
function toKey(field: string): string {
  return field === ORDER || field.startsWith(".") ? `.${field}` : field
}

/** The field that is stored under a key of an entry. */
export function toField(key: string): string {
  return key.startsWith(".") ? key.slice(1) : key
}

/**
 * The entry as plain JSON, without its order and without its mark when it is in the bin. Fields whose values are of
 * no kind that a field may be are left out.
 */
export function readEntry(map: EntryMap, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    [...map.entries()].flatMap(([key, value]) => {
      if (key === ORDER || key === REMOVED || key === "__proto__") return []
      const read = readValue(value, depth)
      return read === undefined ? [] : [[toField(key), read]]
    }),
  )
}

/** Lists inside entries have no lists in them. */
const MAX_LIST_DEPTH = 1

/** A value of an entry as JSON; undefined for what is of no kind that a field may be. */
export function readValue(value: unknown, depth = 0): unknown {
  if (value instanceof Y.XmlText) return undefined
  if (value instanceof Y.Text) return value.toString()
  if (value instanceof Y.Map && depth < MAX_LIST_DEPTH) {
    return listEntries(value).map(([, entry]) => readEntry(entry, depth + 1))
  }
  return isReadable(value) ? value : undefined
}

/** The entries of a list inside an entry that are not in the bin. */
export function listEntries(list: Collection): [key: string, entry: EntryMap][] {
  return orderedEntries(list).filter(([, entry]) => !isRemoved(entry))
}

/** Makes the map say what the fields say, touching only what differs; an entry in the bin is taken out of it. */
export function writeEntry(map: EntryMap, fields: Fields, entity: Entity): void {
  const keys = new Set(Object.keys(fields).map(toKey))
  for (const key of map.keys()) if (key !== ORDER && !keys.has(key)) map.delete(key)
  for (const [field, value] of Object.entries(fields)) writeField(map, { field, value, entity })
}

interface FieldWrite {
  readonly field: string
  readonly value: unknown
  readonly entity: Entity
}

/**
 * Writes one field, touching only what differs: prose as Y.Text, so that two people can type in it;
 * entries inside the entry as a map of maps; everything else as plain JSON.
 */
export function writeField(map: EntryMap, { field, value, entity }: FieldWrite): void {
  const key = toKey(field)
  const description = entity.fields[field]
  if (description?.kind === "list" && Array.isArray(value)) {
    return writeEntries(childMap(map, key), value as Fields[], { entity: description.entity })
  }
  if (description?.kind === "prose" && typeof value === "string") return writeText(map, key, value)
  if (!map.has(key) || !sameJson(readValue(map.get(key)), value)) map.set(key, value)
}

function childMap(map: EntryMap, key: string): Collection {
  const existing = map.get(key)
  if (existing instanceof Y.Map) return existing
  const created: Collection = new Y.Map()
  map.set(key, created)
  return created
}

function writeText(map: EntryMap, key: string, value: string): void {
  const text = map.get(key)
  if (!(text instanceof Y.Text)) {
    map.set(key, new Y.Text(value))
    return
  }
  replaceText(text, value)
}

/** Changes only the part that differs, so that what others type elsewhere in the text stays. */
function replaceText(text: Y.Text, value: string): void {
  const { index, remove, insert } = simpleDiffString(text.toString(), value)
  text.delete(index, remove)
  text.insert(index, insert)
}

interface ListOptions {
  readonly entity: Entity
  /** Key of an entry in the map; without it entries are known by their `id`, else by position. */
  readonly keyOf?: (entry: Fields, index: number) => string
  /** Whether an entry that is not among the values stays nevertheless, such as one in the bin. */
  readonly isKept?: (entry: EntryMap) => boolean
}

/** Makes the collection hold these entries in this order; entries that stay are changed in place. */
export function writeEntries(
  entries: Collection,
  values: readonly Fields[],
  { entity, keyOf = idOf, isKept = isRemoved }: ListOptions,
): void {
  const keys = values.map((value, index) => keyOf(value, index) || `#${index}`)
  const wanted = new Set(keys)
  for (const [key, entry] of entries) {
    if (!wanted.has(key) && !(entry instanceof Y.Map && isKept(entry as EntryMap)))
      entries.delete(key)
  }
  const before = orderedEntries(entries).flatMap(([key]) => (wanted.has(key) ? [key] : []))
  values.forEach((value, index) => {
    const key = keys[index] ?? ""
    if (!entryIn(entries, key)) entries.set(key, new Y.Map())
    const entry = entryIn(entries, key)
    if (entry) writeEntry(entry, value, entity)
  })
  if (!sameJson(before, keys)) setOrders(entries, keys)
}

function setOrders(entries: Collection, keys: readonly string[]): void {
  freshOrders(keys.length).forEach((order, index) => {
    const entry = entryIn(entries, keys[index] ?? "")
    if (entry && entry.get(ORDER) !== order) entry.set(ORDER, order)
  })
}

function idOf(entry: Fields): string {
  return typeof entry["id"] === "string" ? entry["id"] : ""
}

/** Equal as JSON; the order of an object's keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const entriesA = Object.entries(a).toSorted(([x], [y]) => compare(x, y))
  const entriesB = Object.entries(b).toSorted(([x], [y]) => compare(x, y))
  return (
    entriesA.length === entriesB.length &&
    entriesA.every(
      ([key, value], index) =>
        entriesB[index]?.[0] === key && sameJson(value, entriesB[index]?.[1]),
    )
  )
}

/** What all of Yjs's shared types hold, whatever events they have. */
type Written = Pick<Y.AbstractType<Y.YEvent<never>>, "_item" | "_map" | "_start">

/** The client ids under which the entry and everything in it was ever written, for as long as Yjs knows. */
export function writersOf(entry: Written): ReadonlySet<number> {
  const writers = new Set<number>()
  addWriters(entry, writers)
  return writers
}

function addWriters(
  { _item: holder, _map: values, _start: start }: Written,
  writers: Set<number>,
): void {
  if (holder) writers.add(holder.id.client)
  for (const value of values.values()) {
    for (let item: Y.Item | null = value; item; item = item.left) addWriter(item, writers)
  }
  for (let item = start; item; item = item.right) addWriter(item, writers)
}

function addWriter({ id, content }: Y.Item, writers: Set<number>): void {
  writers.add(id.client)
  if (content instanceof Y.ContentType) addWriters(content.type, writers)
}
