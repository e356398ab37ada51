import { type Log } from "../../log.ts"
import { type LiveRooms } from "../../rooms/live-rooms.ts"
import { type Storage } from "../../storage/storage.ts"
import { type Versions } from "./versions.ts"

interface Surroundings {
  readonly rooms: LiveRooms
  readonly storage: Storage
  readonly versions: Versions
  readonly log: Log
}

const LOOK_MS = 10_000
const CHANGE_MS = 10 * 60 * 1000

async function isDue(
  boardId: string,
  { rooms, storage, versions }: Surroundings,
  now: number,
): Promise<boolean> {
  const coveredUntil = await versions.coveredUntil(boardId)
  // The beginning of a board, or of its versions.
  if (coveredUntil === undefined) return true
  const updatedAt = (await storage.readUpdatedAt(boardId)) ?? 0
  if (updatedAt < coveredUntil) return false
  return now - coveredUntil >= CHANGE_MS || rooms.sessionsOf(boardId).length === 0
}

/**
 * Takes a version of each open board that has changed since its last one, when that is ten minutes ago or when
 * everybody has left.
 */
export async function takeDueVersions(surroundings: Surroundings, now: number): Promise<void> {
  const { rooms, versions, log } = surroundings
  if (!rooms.journal.isHealthy) return
  const open = [...rooms.rooms].filter(({ name }) => name.kind === "board")
  for (const { boardId } of open) {
    try {
      if (await isDue(boardId, surroundings, now))
        await versions.take(boardId, { reason: "automatic" })
    } catch (error) {
      log.warn("version.notTaken", { board: boardId, message: String(error) })
    }
  }
}

/** Looks at intervals, and hears of bulk deletions. Returns what ends it and waits for the last version. */
export function startTakingVersions(surroundings: Surroundings): () => Promise<void> {
  const { rooms, versions, log } = surroundings
  let running: Promise<void> = Promise.resolve()
  rooms.onBulkDeletion = (room) => {
    // At once: the shapes are still there in this turn only.
    const taking = versions.takeBeforeDeletion(room).catch((error: unknown) => {
      log.warn("version.notTaken", { board: room.boardId, message: String(error) })
    })
    running = Promise.all([running, taking]).then(() => undefined)
  }
  const timer = setInterval(() => {
    running = running.then(() => takeDueVersions(surroundings, Date.now()))
  }, LOOK_MS).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
