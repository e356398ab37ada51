import { type BoardContent } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import { generateNKeysBetween } from "fractional-indexing"
import * as Y from "yjs"

import { initialFields, keyOf } from "../entry-edits.ts"
import { type Fields, sameJson, writeEntry, writeField } from "../entry.ts"
import { type Home, homesOf } from "../flaws/read-flaws.ts"
import { type BoardDocs, entryIn, type EntryMap, transactAll } from "../layout.ts"
import { compare, freshOrders, ORDER, orderedEntries, orderOf } from "../ordered.ts"
import { REMOVED } from "../removed.ts"
import { localEdit } from "../undo.ts"

/** What an import makes of a content: `after` has the entries of `before`, others behind them, and other values. */
export interface Additions {
  readonly before: BoardContent
  readonly after: BoardContent
}

/**
 * Adds to the documents what `after` has more than `before` and sets the fields in which they differ: one transaction of
 * each document, one undo step. Nothing else is touched, so that entries which no content shows stay as they are.
 * New contacts go where nobody but facilitators sees them.
 */
export function writeAdditions(docs: BoardDocs, { before, after }: Additions): void {
  const all = [docs.board, docs.contacts, docs.internal].filter((doc) => doc !== undefined)
  transactAll(all, localEdit, () => {
    for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
      if (after[name] === before[name]) continue
      const known = new Map(listOf(before, name).map((entry) => [keyOf(name, entry), entry]))
      const added: Fields[] = []
      for (const entry of listOf(after, name)) {
        const old = known.get(keyOf(name, entry))
        if (!old) added.push(entry)
        else if (old !== entry) changeEntry(docs, name, { before: old, after: entry })
      }
      const homes = homesIn(docs, name)
      // The last home of contacts is the one that only facilitators see.
      const home = homes.at(-1)
      if (home && added.length > 0) addEntries(home, added, ordersBehindAll(homes, added.length))
    }
  })
}

function listOf(content: BoardContent, name: CollectionName): readonly Fields[] {
  return content[name] ?? []
}

function changeEntry(
  docs: BoardDocs,
  name: CollectionName,
  { before, after }: { readonly before: Fields; readonly after: Fields },
): void {
  const key = keyOf(name, after) ?? ""
  const [entry] = homesIn(docs, name).flatMap(({ entries }) => entryIn(entries, key) ?? [])
  if (!entry) return
  for (const [field, value] of Object.entries(after)) {
    if (!sameJson(before[field], value)) {
      writeField(entry, { field, value, entity: COLLECTIONS[name] })
    }
  }
}

/** Where the entries of one list are. */
function homesIn(docs: BoardDocs, name: CollectionName): readonly Home[] {
  return homesOf(docs).filter((home) => home.name === name)
}

/** Adds entries with these orders. A cell that was emptied is taken out of the bin. */
function addEntries(
  { name, entries }: Home,
  added: readonly Fields[],
  orders: readonly string[],
): void {
  const entity = COLLECTIONS[name]
  for (const [at, fields] of added.entries()) {
    const key = keyOf(name, fields)
    if (key === undefined) continue
    const emptied = entryIn(entries, key)
    if (emptied) {
      emptied.delete(REMOVED)
      for (const [field, value] of Object.entries(fields)) {
        writeField(emptied, { field, value, entity })
      }
      continue
    }
    const entry: EntryMap = new Y.Map()
    entries.set(key, entry)
    entry.set(ORDER, orders[at])
    writeEntry(entry, { ...initialFields(entity), ...fields }, entity)
  }
}

/** One order runs through all homes of a list. */
function ordersBehindAll(homes: readonly Home[], count: number): readonly string[] {
  const all = homes
    .flatMap(({ entries }) => orderedEntries(entries).map(([, entry]) => entry))
    .toSorted((a, b) => compare(orderOf(a), orderOf(b)))
  const last = all.at(-1)
  try {
    return generateNKeysBetween(last ? orderOf(last) : null, null, count)
  } catch {
    // Not an index of ours: some client wrote it, so all entries get new ones.
    const orders = freshOrders(all.length + count)
    for (const [at, entry] of all.entries()) entry.set(ORDER, orders[at])
    return orders.slice(all.length)
  }
}
