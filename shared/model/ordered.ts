import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing"

import { type Collection, entriesIn, entryIn, type EntryMap } from "./layout.ts"

/** Where an entry's fractional index is kept, beside its fields. */
export const ORDER = "order"

/** Entries in the board's order; equal indices (two people inserted at one place) go by key. */
export function orderedEntries(entries: Collection): [key: string, entry: EntryMap][] {
  return entriesIn(entries).toSorted(byOrder)
}

export function orderOf(entry: EntryMap): string {
  const order = entry.get(ORDER)
  return typeof order === "string" ? order : ""
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The board's order of entries of several maps. */
export function byOrder(
  [keyA, a]: readonly [key: string, entry: EntryMap],
  [keyB, b]: readonly [key: string, entry: EntryMap],
): number {
  return compare(orderOf(a), orderOf(b)) || compare(keyA, keyB)
}

/** Gives entries of several maps one order, that of the keys; those with other keys stay where they are. */
export function orderAll(
  all: readonly (readonly [key: string, entry: EntryMap])[],
  keys: readonly string[],
): void {
  const places = new Map(keys.map((key, index) => [key, index]))
  const entries = all.filter(([key]) => places.has(key)).toSorted(byOrder)
  if (entries.every(([key], index) => places.get(key) === index)) return
  const orders = freshOrders(keys.length)
  for (const [key, entry] of entries) entry.set(ORDER, orders[places.get(key) ?? 0])
}

/** Indices for `count` entries from scratch. */
export function freshOrders(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/**
 * An index that sorts behind `before` and in front of `after` (keys of entries; undefined = the
 * end). Call it in a transaction: where two neighbours share an index, all are spread anew first.
 */
export function orderBetween(
  entries: Collection,
  before: string | undefined,
  after: string | undefined,
): string {
  const low = indexOf(entries, before)
  const high = indexOf(entries, after)
  if (isUsable(low, high)) return generateKeyBetween(low, high)
  spread(entries)
  return generateKeyBetween(indexOf(entries, before), indexOf(entries, after))
}

function indexOf(entries: Collection, key: string | undefined): string | null {
  const entry = key === undefined ? undefined : entryIn(entries, key)
  return entry ? orderOf(entry) : null
}

function isUsable(low: string | null, high: string | null): boolean {
  if (low !== null && high !== null && low >= high) return false
  try {
    generateKeyBetween(low, high)
    return true
  } catch {
    // Not an index of ours: some client wrote it; the caller spreads all entries anew.
    return false
  }
}

function spread(entries: Collection): void {
  const ordered = orderedEntries(entries)
  const orders = freshOrders(ordered.length)
  ordered.forEach(([, entry], index) => entry.set(ORDER, orders[index]))
}
