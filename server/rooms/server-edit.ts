import * as Y from "yjs"

import { SERVER_AUTHOR, type Journal } from "./log/journal.ts"
import { type Room } from "./room.ts"

function copy(doc: Y.Doc): Y.Doc {
  const shadow = new Y.Doc()
  Y.applyUpdate(shadow, Y.encodeStateAsUpdate(doc))
  return shadow
}

/**
 * Changes several rooms in one transaction of the store. Like a person's edits, the changes are logged
 * before they are applied, so `change` works on copies: one document per room, in order.
 */
export async function editRooms(
  journal: Journal,
  rooms: readonly Room[],
  change: (docs: readonly Y.Doc[]) => void,
): Promise<void> {
  const shadows = rooms.map((room) => copy(room.doc))
  const updates = shadows.map((shadow) => {
    const made: Uint8Array[] = []
    shadow.on("update", (update: Uint8Array) => made.push(update))
    return made
  })
  change(shadows)
  const edits = rooms.flatMap((room, index) => {
    const made = updates[index] ?? []
    return made.length > 0 ? [{ room, update: Y.mergeUpdates(made), author: SERVER_AUTHOR }] : []
  })
  for (const shadow of shadows) shadow.destroy()
  journal.push(edits)
  await journal.flush()
}
