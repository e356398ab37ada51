import { type Facilitation, readFacilitation } from "@tafelrunde/shared/facilitation"

import { type LiveRooms } from "../rooms/live-rooms.ts"

/** What facilitators have set for a board, at this moment. */
export async function facilitationOf(rooms: LiveRooms, boardId: string): Promise<Facilitation> {
  const lease = await rooms.lease({ boardId, kind: "facilitation" })
  try {
    return readFacilitation(lease.room.doc)
  } finally {
    lease.release()
  }
}
