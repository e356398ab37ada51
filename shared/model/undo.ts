import { uuidv4 } from "lib0/random"
import * as Y from "yjs"

import { type Collection, entryIn, type EntryMap } from "./layout.ts"
import { ORDER, orderBetween, orderedEntries } from "./ordered.ts"

/** Transaction origin of every edit made here: what this browser's undo tracks. */
export const localEdit = Symbol("edit")

/**
 * Transaction origin of the letters that are typed into one field without leaving it: together they are one undo
 * step. A field that is entered again has a new one.
 */
export class Typing {
  /** Runs an edit as part of what is typed. */
  edit(doc: Y.Doc, change: () => void): void {
    doc.transact(change, this)
  }
}

/** Runs a named edit: one transaction, one undo step. */
export function edit<T>(doc: Y.Doc, change: () => T): T {
  return doc.transact(change, localEdit)
}

/** A new entry behind `after` (a key; undefined = in front of all). Call it in a transaction. */
export function add(entries: Collection, key: string, after: string | undefined): EntryMap {
  const order = orderBetween(entries, after, nextKey(entries, after))
  const entry: EntryMap = new Y.Map()
  entries.set(key, entry)
  entry.set(ORDER, order)
  return entry
}

/** The key of the entry behind this one; of the first entry without one. */
export function nextKey(entries: Collection, after: string | undefined): string | undefined {
  const keys = orderedEntries(entries).map(([key]) => key)
  return after === undefined ? keys[0] : keys[keys.indexOf(after) + 1]
}

export function lastKey(entries: Collection): string | undefined {
  return orderedEntries(entries).at(-1)?.[0]
}

/** Not `crypto.randomUUID`: a board served as plain http in the room is no secure context. */
export function newId(): string {
  return uuidv4()
}

/** Moves an entry in front of `before`, or behind all (null). */
export function move(entries: Collection, id: string, before: string | null): void {
  const entry = entryIn(entries, id)
  if (!entry || before === id) return
  const keys = orderedEntries(entries)
    .map(([key]) => key)
    .filter((key) => key !== id)
  const index = before === null || !keys.includes(before) ? keys.length : keys.indexOf(before)
  entry.set(ORDER, orderBetween(entries, keys[index - 1], keys[index]))
}
