import { join } from "node:path"

import { type BoardDocs } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { SqliteStorage } from "../storage/sqlite-storage.ts"

/**
 * Changes a board behind the back of every guard, in the rows of a closed database, as they may lie in one from
 * before the guards.
 */
export async function poisonBoard(
  dataDir: string,
  boardId: string,
  change: (docs: Required<BoardDocs>) => void,
): Promise<void> {
  const storage = new SqliteStorage(join(dataDir, "tafelrunde.db"))
  const rooms = { board: boardId, contacts: `${boardId}/contacts`, internal: `${boardId}/internal` }
  const board = await openRoom(storage, rooms.board)
  const contacts = await openRoom(storage, rooms.contacts)
  const internal = await openRoom(storage, rooms.internal)
  const before = [board, contacts, internal].map((doc) => Y.encodeStateVector(doc))
  change({ board, contacts, internal })
  const author = { role: "participant", seat: null } as const
  await storage.append(
    [board, contacts, internal].map((doc, index) => ({
      boardId,
      room: Object.values(rooms)[index] ?? "",
      bytes: Y.encodeStateAsUpdate(doc, before[index]),
      author,
    })),
  )
  await storage.close()
}

async function openRoom(storage: SqliteStorage, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const { snapshot, entries } = await storage.readRoom(room)
  for (const { bytes } of snapshot ? [snapshot, ...entries] : entries) Y.applyUpdate(doc, bytes)
  return doc
}
