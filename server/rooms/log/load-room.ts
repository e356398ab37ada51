import { type RoomName, toRoomPath } from "@tafelrunde/shared/protocol"
import type * as Y from "yjs"

import { type Log } from "../../log.ts"
import { type Storage, type StoredRoom } from "../../storage/storage.ts"
import { decodeShares, toHolder } from "../space/shares.ts"
import { type InitialSize } from "../space/stored-size.ts"
import { assembleDocument } from "./assemble-document.ts"

export interface LoadedRoom {
  readonly doc: Y.Doc
  /** Stored changes that the document lacks: they cannot be applied, or their rows are damaged or missing. */
  readonly lostChanges: number
  readonly initialSize: InitialSize
}

/**
 * Loads a room's document from the store. Rejects if the store fails or is damaged: a room never opens
 * empty although the store holds something.
 */
export async function loadRoom(
  name: RoomName,
  { storage, log }: { readonly storage: Storage; readonly log: Log },
): Promise<LoadedRoom> {
  const path = toRoomPath(name)
  const stored = await storage.readRoom(path)
  if (stored.setAside > 0) {
    log.error("room.tailSetAside", { room: path, entries: stored.setAside })
  }
  const { snapshot, entries, lastSeq } = stored
  const updates = entries.map(({ bytes }) => bytes)
  const all = snapshot ? [snapshot.bytes, ...updates] : updates
  let lostChanges = stored.setAside
  const doc = assembleDocument(all, (index, error) => {
    // Without its snapshot the board would lack most of its content.
    if (snapshot && index === 0) throw error
    lostChanges += 1
    const seq = lastSeq - all.length + 1 + index
    log.error("room.unappliable", { room: path, seq, message: String(error) })
  })
  const initialSize = {
    lastSeq,
    snapshotBytes: snapshot?.bytes.length ?? 0,
    logBytes: updates.reduce((sum, { length }) => sum + length, 0),
    logLength: entries.length,
    shares: sharesOf(stored),
  }
  return { doc, lostChanges, initialSize }
}

function sharesOf({ snapshot, entries }: StoredRoom): InitialSize["shares"] {
  const shares = new Map<string, { snapshotBytes: number; logBytes: number }>()
  for (const [holder, { bytes }] of Object.entries(decodeShares(snapshot?.note))) {
    shares.set(holder, { snapshotBytes: bytes, logBytes: 0 })
  }
  for (const { bytes, author } of entries) {
    const holder = toHolder(author)
    if (holder === undefined) continue
    const share = shares.get(holder) ?? { snapshotBytes: 0, logBytes: 0 }
    shares.set(holder, share)
    share.logBytes += bytes.length
  }
  return shares
}
