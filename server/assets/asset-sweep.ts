import { setImmediate } from "node:timers/promises"

import { type Log } from "../log.ts"
import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Storage } from "../storage/storage.ts"
import { type Assets } from "./assets.ts"
import { readUsedAssetsOf } from "./used-assets.ts"

export interface SweepSurroundings {
  readonly assets: Assets
  readonly rooms: LiveRooms
  readonly storage: Storage
  readonly log: Log
}

const FIRST_AFTER_MS = 10_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Looks through all boards with pictures, one at a time; a board in doubt keeps what it has. */
export async function sweepAssets(
  surroundings: SweepSurroundings,
  now: number,
  isWanted: () => boolean = () => true,
): Promise<void> {
  const { assets, log } = surroundings
  for (const boardId of await assets.listBoards()) {
    // Whoever works at a board goes first.
    await setImmediate()
    if (!isWanted()) return
    try {
      await sweepBoard(boardId, surroundings, now)
    } catch (error) {
      log.warn("assets.boardNotSwept", { board: boardId, message: String(error) })
    }
  }
  const removed = await assets.removeUnreferenced()
  if (removed > 0) log.info("assets.removed", { files: removed })
}

async function sweepBoard(
  boardId: string,
  surroundings: SweepSurroundings,
  now: number,
): Promise<void> {
  const { assets, storage } = surroundings
  const board = await storage.readBoard(boardId)
  if (board && board.deletedAt !== null) return assets.removeBoard(boardId)
  // An unknown board may come back with a backup: its pictures wait as unused ones do.
  const shown = board ? await readUsedAssetsOf(boardId, surroundings) : new Set<string>()
  if (!shown) return
  // A version that somebody restores shows its pictures again.
  const ofVersions = (await storage.listVersions(boardId)).flatMap(({ pictures }) => pictures)
  await assets.markUsed(boardId, new Set([...shown, ...ofVersions]), now)
}

/** Sweeps soon after the start and then once a day. Returns what ends it and waits for the last step. */
export function startSweeping(surroundings: SweepSurroundings): () => Promise<void> {
  let isWanted = true
  let running: Promise<void> = Promise.resolve()
  const sweep = (): void => {
    running = running
      .then(() => sweepAssets(surroundings, Date.now(), () => isWanted))
      .catch((error: unknown) => {
        surroundings.log.error("assets.sweepFailed", { message: String(error) })
      })
  }
  const first = setTimeout(sweep, FIRST_AFTER_MS).unref()
  const daily = setInterval(sweep, DAY_MS).unref()
  return async () => {
    isWanted = false
    clearTimeout(first)
    clearInterval(daily)
    await running
  }
}
