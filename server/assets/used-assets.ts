import { canvasRecords, readRecord, type CanvasRecord } from "@tafelrunde/shared/canvas"
import { type RoomName, toRoomPath } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Storage } from "../storage/storage.ts"

const HASHES = /[0-9a-f]{64}/g

/**
 * Hashes of the pictures that something on the canvas shows. An asset record alone shows nothing:
 * it stays when its shapes are deleted. Undefined when a record cannot be read: it may show any.
 */
export function readUsedAssets(doc: Y.Doc): ReadonlySet<string> | undefined {
  const assets: CanvasRecord[] = []
  const used = new Set<string>()
  // Any mention counts: another version may know shapes that show pictures in other ways.
  const mentioned = new Set<string>()
  for (const stored of canvasRecords(doc).values()) {
    const record = readRecord(stored)
    if (!record) return undefined
    if (record.typeName === "asset") {
      assets.push(record)
      continue
    }
    const json = JSON.stringify(record)
    for (const [id] of json.matchAll(/asset:[^"]+/g)) mentioned.add(id)
    for (const [hash] of json.matchAll(HASHES)) used.add(hash)
  }
  for (const asset of assets) {
    if (!mentioned.has(asset.id)) continue
    for (const [hash] of JSON.stringify(asset).matchAll(HASHES)) used.add(hash)
  }
  return used
}

/** From the live room if there is one, else from what is stored; undefined when in any doubt. */
export async function readUsedAssetsOf(
  boardId: string,
  { rooms, storage }: { readonly rooms: LiveRooms; readonly storage: Storage },
): Promise<ReadonlySet<string> | undefined> {
  const name: RoomName = { boardId, kind: "board" }
  const path = toRoomPath(name)
  const live = [...rooms.rooms].find((room) => room.path === path)
  if (live) return live.isBroken ? undefined : readUsedAssets(live.doc)
  const stored = await storage.readRoom(path)
  if (stored.setAside > 0) return undefined
  const doc = new Y.Doc()
  try {
    // Unlike a room that people wait for, this one need not open if anything is wrong with it.
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.bytes)
    for (const { bytes } of stored.entries) Y.applyUpdate(doc, bytes)
    return doc.store.pendingStructs || doc.store.pendingDs ? undefined : readUsedAssets(doc)
  } finally {
    doc.destroy()
  }
}
