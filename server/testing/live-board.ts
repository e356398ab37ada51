import {
  DEFAULT_LIMITS,
  toUpdateMessage,
  type AccessRole,
  type RoomName,
  type Seat,
} from "@tafelrunde/shared/protocol"
import { vi } from "vitest"
import * as Y from "yjs"

import { createLog } from "../log.ts"
import { LiveRooms } from "../rooms/live-rooms.ts"
import { Metrics } from "../rooms/metrics.ts"
import { type Session } from "../rooms/session.ts"
import { type DiskGuard } from "../rooms/space/space-queue.ts"
import { DEFAULT_TIMING, type Timing } from "../rooms/timing.ts"
import { type Storage } from "../storage/storage.ts"
import { FakeConnection } from "./fake-connection.ts"

export const BOARD: RoomName = { boardId: "b", kind: "board" }

type LiveRoomsSettings = Partial<Timing> & {
  readonly anyRate?: boolean
  readonly boardBytes?: number
  readonly disk?: DiskGuard
}

/** Live rooms over a store, without a network and at a test's speed; sessions may send at any rate with `anyRate`. */
export function createLiveRooms(
  storage: Storage,
  {
    anyRate = false,
    boardBytes = DEFAULT_LIMITS.boardBytes,
    disk = { isLow: false },
    ...timing
  }: LiveRoomsSettings = {},
): { readonly rooms: LiveRooms; readonly metrics: Metrics; readonly logLines: readonly string[] } {
  const logLines: string[] = []
  const log = createLog("debug", (line) => void logLines.push(line))
  const metrics = new Metrics()
  const quick = {
    ...DEFAULT_TIMING,
    idleRoomMs: 5,
    storageRetryMs: 5,
    slowClientCheckMs: 5,
    spaceCheckMs: 5,
    spaceCompactionMs: 5,
  }
  const rooms = new LiveRooms({
    storage,
    limits: { ...DEFAULT_LIMITS, boardBytes, ...(anyRate && { framesPerSecond: 1_000_000 }) },
    disk,
    timing: { ...quick, ...timing },
    log,
    metrics: metrics,
  })
  return { rooms, metrics, logLines }
}

/** A person in a room whose edits are made on a document of their own. */
export interface Person {
  readonly doc: Y.Doc
  readonly connection: FakeConnection
  readonly session: Session
  leave(): void
}

/** A room, and the token with which somebody enters it. */
interface EnteredRoom extends RoomName {
  readonly key?: string
  readonly seat?: Seat | null
}

export async function enter(
  rooms: LiveRooms,
  role: AccessRole = "participant",
  { key = "k", seat = null, ...name }: EnteredRoom = BOARD,
): Promise<Person> {
  const { room, release } = await leaseOf(rooms, name)
  const connection = new FakeConnection()
  const session = room.join(connection, {
    role,
    key,
    seat,
    network: null,
    wantsServerMessages: true,
  })
  if (!session) throw new Error(`A ${role} may not enter`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  doc.on("update", (update: Uint8Array) => session.receive(toUpdateMessage(update)))
  const leave = (): void => {
    session.closed()
    release()
  }
  return { doc, connection, session, leave }
}

async function leaseOf(
  rooms: LiveRooms,
  name: RoomName,
): Promise<{
  readonly room: Awaited<ReturnType<LiveRooms["lease"]>>["room"]
  release: () => void
}> {
  const lease = await rooms.lease(name)
  return { room: lease.room, release: () => lease.release() }
}

/** Resolves when the check no longer throws or is no longer false. */
export function until(holds: () => boolean): Promise<void> {
  return vi.waitFor(
    () => {
      if (!holds()) throw new Error("It does not hold yet")
    },
    { interval: 2, timeout: 15_000 },
  )
}
