import { type RoomName, toRoomPath } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Log } from "../log.ts"
import { type Storage } from "../storage/storage.ts"

export type LoadedRoom = {
  readonly doc: Y.Doc
  readonly lastSeq: number
  readonly snapshotBytes: number
  readonly logBytes: number
  readonly logLength: number
}

/**
 * A room's document from the store. Rejects when the store does not answer or is damaged: a room
 * is never opened empty over something that is there.
 */
export const loadRoom = async (
  name: RoomName,
  { storage, log }: { readonly storage: Storage; readonly log: Log },
): Promise<LoadedRoom> => {
  const stored = await storage.readRoom(toRoomPath(name))
  const shownRoom = `${name.boardId}/${name.kind}`
  if (stored.setAside > 0) {
    log.error("room.tailSetAside", { room: shownRoom, entries: stored.setAside })
  }
  const doc = new Y.Doc()
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.bytes)
  let logBytes = 0
  doc.transact(() => {
    for (const { seq, bytes } of stored.entries) {
      logBytes += bytes.length
      try {
        Y.applyUpdate(doc, bytes)
      } catch (error) {
        // It was decodable when it was logged; whatever it is now, the others still count.
        log.error("room.unappliable", { room: shownRoom, seq, message: String(error) })
      }
    }
  })
  return {
    doc,
    lastSeq: stored.lastSeq,
    snapshotBytes: stored.snapshot?.bytes.length ?? 0,
    logBytes,
    logLength: stored.entries.length,
  }
}
