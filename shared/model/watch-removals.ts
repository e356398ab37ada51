import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import type * as Y from "yjs"

import { type BinEntry, toBinEntry } from "./bin.ts"
import { type Collection, collection, entryIn } from "./layout.ts"
import { REMOVED } from "./removed.ts"

/**
 * Calls back with what other people put into the bin while this document is open: entries that were there
 * before, and not the tasks that go with their phase. Returns what ends it.
 */
export function onRemoval(
  docs: readonly Y.Doc[],
  listener: (removed: readonly BinEntry[]) => void,
): () => void {
  const stops = docs.flatMap((doc) =>
    (Object.keys(COLLECTIONS) as CollectionName[])
      .filter((name) => name !== "assignments")
      .map((name) => watch(collection(doc, name), name, listener)),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

function watch(
  entries: Collection,
  name: CollectionName,
  listener: (removed: readonly BinEntry[]) => void,
): () => void {
  const onEvents = (
    events: Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void => {
    if (transaction.local) return
    const removed = events.flatMap((event) => {
      const [id] = event.path
      if (event.path.length !== 1 || event.changes.keys.get(REMOVED)?.action !== "add") return []
      const entry = entryIn(entries, String(id))
      return entry ? toBinEntry({ collection: name, id: String(id) }, entry) : []
    })
    if (removed.length > 0) listener(removed)
  }
  entries.observeDeep(onEvents)
  return () => entries.unobserveDeep(onEvents)
}
