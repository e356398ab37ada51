import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { collection } from "../layout.ts"

/** A value of this page that lost against one that somebody else has written at the same time. */
export interface Overwritten {
  readonly collection: CollectionName
  readonly id: string
  readonly field: string
  /** What this page has written. */
  readonly own: unknown
}

/**
 * Calls back when somebody who had not seen it replaces a value that this page has written since it was opened. Texts in
 * which people type are merged, so none of them is lost. Returns what ends it.
 */
export function onOverwritten(
  doc: Y.Doc,
  listener: (lost: readonly Overwritten[]) => void,
): () => void {
  const names = new Map<unknown, CollectionName>(
    (Object.keys(COLLECTIONS) as CollectionName[]).map((name) => [collection(doc, name), name]),
  )
  // Before Yjs frees what was overwritten.
  const look = (transaction: Y.Transaction): void => {
    if (transaction.local) return
    const lost = [...transaction.changed].flatMap(([type, keys]) => {
      const { _item: holder, _map: items } = type
      const name = names.get(holder === null ? type : holder.parent)
      if (!name) return []
      const entryId = holder?.parentSub ?? undefined
      return [...keys].flatMap((key) => {
        const latest = key === null ? undefined : items.get(key)
        const own = latest && ownBefore(latest, doc.clientID, transaction)
        return key !== null && own ? lostAt(own, { name, entryId, key }) : []
      })
    })
    if (lost.length > 0) listener(lost)
  }
  doc.on("afterTransaction", look)
  return () => doc.off("afterTransaction", look)
}

/** This page's item, where the transaction has replaced it by one whose writer had not seen it. */
function ownBefore(
  latest: Y.Item,
  client: number,
  { beforeState, deleteSet }: Y.Transaction,
): Y.Item | undefined {
  const isNew = latest.id.clock >= (beforeState.get(latest.id.client) ?? 0)
  if (!isNew || latest.deleted || latest.id.client === client) return undefined
  const later: Y.Item[] = []
  let own: Y.Item | null = latest
  while (own && own.id.client !== client) {
    later.push(own)
    own = own.left
  }
  if (!own || !Y.isDeleted(deleteSet, own.id)) return undefined
  const { clock } = own.lastId
  const isSeen = later.some(({ origin }) => origin?.client === client && origin.clock === clock)
  return isSeen ? undefined : own
}

interface Place {
  readonly name: CollectionName
  /** Undefined where the key is that of a whole entry. */
  readonly entryId: string | undefined
  readonly key: string
}

function lostAt({ content }: Y.Item, { name, entryId, key }: Place): readonly Overwritten[] {
  if (entryId !== undefined) {
    const isField = Object.hasOwn(COLLECTIONS[name].fields, key)
    if (!isField || !(content instanceof Y.ContentAny)) return []
    return [{ collection: name, id: entryId, field: key, own: content.arr.at(-1) }]
  }
  // Two have filled in the same empty cell.
  if (name !== "assignments" || !(content instanceof Y.ContentType)) return []
  const { _map: fields } = content.type
  const roles = fields.get("roles")?.content
  const own: unknown = roles instanceof Y.ContentAny ? roles.arr.at(-1) : undefined
  return Array.isArray(own) ? [{ collection: name, id: key, field: "roles", own }] : []
}
