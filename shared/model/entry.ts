import { type Entity } from "@tafelrunde/shared/entities"
import { simpleDiffString } from "lib0/diff"
import * as Y from "yjs"

import { type EntryMap } from "./layout.ts"
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

/** The entry as plain JSON, without its order and without its mark when it is in the bin. */
export function readEntry(map: EntryMap): Record<string, unknown> {
  return Object.fromEntries(
    [...map.entries()]
      .filter(([key]) => key !== ORDER && key !== REMOVED)
      .map(([key, value]) => [toField(key), readValue(value)]),
  )
}

/** A value of an entry as JSON. */
export function readValue(value: unknown): unknown {
  if (value instanceof Y.Text) return value.toString()
  if (value instanceof Y.Map) return readList(value as Y.Map<EntryMap>)
  if (value instanceof Y.AbstractType) return null
  return value
}

function readList(list: Y.Map<EntryMap>): Record<string, unknown>[] {
  return orderedEntries(list)
    .filter(([, entry]) => entry instanceof Y.Map && !isRemoved(entry))
    .map(([, entry]) => readEntry(entry))
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

function childMap(map: EntryMap, key: string): Y.Map<EntryMap> {
  const existing = map.get(key)
  if (existing instanceof Y.Map) return existing as Y.Map<EntryMap>
  const created = new Y.Map<EntryMap>()
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
  readonly keyOf?: (entry: Fields) => string
  /** Whether an entry that is not among the values stays nevertheless, such as one in the bin. */
  readonly isKept?: (entry: EntryMap) => boolean
}

/** Makes the collection hold these entries in this order; entries that stay are changed in place. */
export function writeEntries(
  entries: Y.Map<EntryMap>,
  values: readonly Fields[],
  { entity, keyOf = idOf, isKept = isRemoved }: ListOptions,
): void {
  const keys = values.map((value, index) => keyOf(value) || `#${index}`)
  const wanted = new Set(keys)
  for (const [key, entry] of entries) {
    if (!wanted.has(key) && !(entry instanceof Y.Map && isKept(entry))) entries.delete(key)
  }
  const before = orderedEntries(entries).flatMap(([key]) => (wanted.has(key) ? [key] : []))
  values.forEach((value, index) => {
    const key = keys[index] ?? ""
    if (!(entries.get(key) instanceof Y.Map)) entries.set(key, new Y.Map())
    const entry = entries.get(key)
    if (entry) writeEntry(entry, value, entity)
  })
  if (!sameJson(before, keys)) setOrders(entries, keys)
}

function setOrders(entries: Y.Map<EntryMap>, keys: readonly string[]): void {
  freshOrders(keys.length).forEach((order, index) => {
    const entry = entries.get(keys[index] ?? "")
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
