import * as Y from "yjs"

import { type LogAuthor } from "../storage/storage.ts"
import { SERVER_AUTHOR, type Journal } from "./log/journal.ts"
import { type Room } from "./room.ts"
import { toHolder } from "./space/shares.ts"

function copy(doc: Y.Doc): Y.Doc {
  const shadow = new Y.Doc()
  Y.applyUpdate(shadow, Y.encodeStateAsUpdate(doc))
  return shadow
}

type Change = (docs: readonly Y.Doc[]) => void

/**
 * Changes several rooms in one transaction of the store. Like a person's edits, the changes are logged
 * before they are applied, so `change` works on copies: one document per room, in order.
 */
export async function editRooms(
  journal: Journal,
  rooms: readonly Room[],
  change: Change,
): Promise<void> {
  journal.push(makeEdits(rooms, change).map((edit) => ({ ...edit, author: SERVER_AUTHOR })))
  await journal.flush()
}

/** The same in the name of an author, whose share of the space it counts towards; false where there is no space for it. */
export async function editRoomsAs(
  { journal, author }: { readonly journal: Journal; readonly author: LogAuthor },
  rooms: readonly Room[],
  change: Change,
): Promise<boolean> {
  const edits = makeEdits(rooms, change)
  const holder = toHolder(author)
  const hasSpace = edits.every(({ room, update: { length: bytes } }) => {
    const request = { role: "participant", holder, bytes, isDeletion: false } as const
    return room.size.judge(request) === undefined
  })
  if (!hasSpace) return false
  journal.push(edits.map((edit) => ({ ...edit, author })))
  await journal.flush()
  return true
}

interface Edit {
  readonly room: Room
  readonly update: Uint8Array
}

/** What the change does, as one update a room; rooms that it does not touch have none. */
function makeEdits(rooms: readonly Room[], change: Change): readonly Edit[] {
  const shadows = rooms.map((room) => copy(room.doc))
  const updates = shadows.map((shadow) => {
    const made: Uint8Array[] = []
    shadow.on("update", (update: Uint8Array) => made.push(update))
    return made
  })
  change(shadows)
  for (const shadow of shadows) shadow.destroy()
  return rooms.flatMap((room, index) => {
    const made = updates[index] ?? []
    return made.length > 0 ? [{ room, update: Y.mergeUpdates(made) }] : []
  })
}
