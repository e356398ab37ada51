import { type BoardArchive, readArchive, writeArchive } from "@tafelrunde/shared/archive"
import { picturesOf } from "@tafelrunde/shared/archive"
import { type CanvasRecord, readCanvas } from "@tafelrunde/shared/canvas"
import { type BoardContent } from "@tafelrunde/shared/content"

import { type Log } from "../../log.ts"
import { type LiveRooms } from "../../rooms/live-rooms.ts"
import { type Room } from "../../rooms/room.ts"
import { type NewVersion, type Storage, type StoredVersion } from "../../storage/storage.ts"
import { readWholeBoard, type WholeBoard } from "../board-content.ts"
import { hasRoomForName, type VersionLimits, versionsToRemove } from "./thinning.ts"
import { compareDigests, countDigest, digestOf, type VersionCounts } from "./version-digest.ts"

const VERSION_REASONS = [
  "automatic",
  "named",
  "import",
  "restore",
  "bulkDeletion",
  "previousRound",
] as const

/**
 * Why a version is taken: `previousRound` holds the content of the board that this one was made from; the others but
 * `automatic` and `named` mean: before it.
 */
export type VersionReason = (typeof VERSION_REASONS)[number]

export interface ListedVersion {
  readonly n: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly reason: VersionReason
  readonly name: string | null
  /** What is in it. */
  readonly counts: VersionCounts
  /** What is different from the version before it; null for the oldest. */
  readonly changes: VersionCounts | null
}

interface VersionsDependencies {
  readonly rooms: LiveRooms
  readonly storage: Storage
  readonly limits: VersionLimits
  readonly log: Log
}

interface VersionTake {
  readonly reason: VersionReason
  readonly name?: string | null
  /** The canvas where it is not as it is now. */
  readonly records?: readonly CanvasRecord[]
}

/** What many deletions in a row take away is in the version before the first of them. */
const BULK_DELETION_MS = 10_000

/** What was written here was within the board's own limits. */
const NO_LIMITS = { contentBytes: Infinity, canvasBytes: Infinity, pictureBytes: Infinity }

function toReason(reason: string): VersionReason {
  return VERSION_REASONS.find((known) => known === reason) ?? "automatic"
}

/**
 * The versions of all boards: content with every contact, and canvas, as they were at one moment. Their number and
 * size are bounded; the pictures that they show stay with the board.
 */
export class Versions {
  readonly #rooms: LiveRooms
  readonly #storage: Storage
  readonly #limits: VersionLimits
  readonly #log: Log
  /** Until when a board's changes are in a version, by board. */
  readonly #coveredUntil = new Map<string, number>()

  constructor({ rooms, storage, limits, log }: VersionsDependencies) {
    this.#rooms = rooms
    this.#storage = storage
    this.#limits = limits
    this.#log = log
  }

  /**
   * Keeps the board as it is now. Where it is still as in its newest version, that one is answered, unless a name is
   * given. "full": there are as many named versions as there may be. Rejects when the store fails: then whatever was to
   * be protected by the version must not happen.
   */
  async take(
    boardId: string,
    { reason, name = null, records }: VersionTake,
  ): Promise<number | "full"> {
    const before = await this.#storage.listVersions(boardId)
    if (name !== null && !hasRoomForName(before, this.#limits)) return "full"
    // What is on its way belongs to it.
    await this.#rooms.journal.flush()
    const now = await readWholeBoard(this.#rooms, boardId)
    const board = records ? { ...now, records } : now
    const at = Date.now()
    const bytes = writeArchive({ ...board, pictures: new Map() })
    const newest = before.at(-1)
    if (name === null && newest && (await this.#isSame(newest, bytes))) {
      this.#coveredUntil.set(boardId, at)
      return newest.n
    }
    return this.#add(boardId, board, { reason, name, at, bytes })
  }

  async #add(
    boardId: string,
    board: WholeBoard,
    version: Pick<NewVersion, "reason" | "name" | "at" | "bytes">,
  ): Promise<number> {
    const { at, reason, bytes } = version
    const [digest, pictures] = [digestOf(board), picturesOf(board.records)]
    const n = await this.#storage.addVersion({ ...version, boardId, digest, pictures })
    this.#coveredUntil.set(boardId, at)
    await this.#thin(boardId, at)
    this.#log.info("version.taken", { board: boardId, n, reason, bytes: bytes.length })
    return n
  }

  /** Keeps the content of the board that this one was made from, with the canvas that this one begins with. */
  async keepPreviousRound(boardId: string, content: BoardContent, name: string): Promise<number> {
    const { records, protection } = await readWholeBoard(this.#rooms, boardId)
    const board = { content, records, protection }
    const bytes = writeArchive({ ...board, pictures: new Map() })
    return this.#add(boardId, board, { reason: "previousRound", name, at: Date.now(), bytes })
  }

  /** The version with the content of the board that this one was made from; undefined for other boards. */
  async findPreviousRound(boardId: string): Promise<number | undefined> {
    const versions = await this.#storage.listVersions(boardId)
    return versions.findLast(({ reason }) => reason === "previousRound")?.n
  }

  /** Keeps a board before many of its shapes are deleted: call while they are still there. */
  async takeBeforeDeletion({ boardId, doc }: Pick<Room, "boardId" | "doc">): Promise<void> {
    const records = readCanvas(doc)
    const newest = (await this.#storage.listVersions(boardId)).at(-1)
    const isKept = newest?.reason === "bulkDeletion" && Date.now() - newest.at < BULK_DELETION_MS
    if (!isKept) await this.take(boardId, { reason: "bulkDeletion", records })
  }

  async #isSame({ boardId, n, size }: StoredVersion, bytes: Uint8Array): Promise<boolean> {
    if (size !== bytes.length) return false
    const stored = await this.#storage.readVersion(boardId, n)
    return stored !== undefined && Buffer.compare(stored, bytes) === 0
  }

  async #thin(boardId: string, now: number): Promise<void> {
    const versions = await this.#storage.listVersions(boardId)
    await this.#storage.removeVersions(boardId, versionsToRemove(versions, this.#limits, now))
  }

  /** Until when the board's changes are in a version; undefined without one. */
  async coveredUntil(boardId: string): Promise<number | undefined> {
    const known = this.#coveredUntil.get(boardId)
    return known ?? (await this.#storage.listVersions(boardId)).at(-1)?.at
  }

  /** Newest first. */
  async list(boardId: string): Promise<readonly ListedVersion[]> {
    const versions = await this.#storage.listVersions(boardId)
    const listed = versions.map(({ n, at, reason, name, digest }, index) => {
      const before = versions[index - 1]
      return {
        n,
        at,
        reason: toReason(reason),
        name,
        counts: countDigest(digest),
        changes: before ? compareDigests(before.digest, digest) : null,
      }
    })
    return listed.toReversed()
  }

  /** The board as it was, without its pictures; undefined for a number that is not one of the board's. */
  async read(boardId: string, n: number): Promise<BoardArchive | undefined> {
    const bytes = await this.#storage.readVersion(boardId, n)
    if (!bytes) return undefined
    const read = readArchive(bytes, NO_LIMITS)
    if (!read.ok) throw new Error(`Version ${n} of board ${boardId} is unreadable: ${read.fault}`)
    return read.archive
  }

  /** Removes it for good; false for a number that is not one of the board's. */
  async remove(boardId: string, n: number): Promise<boolean> {
    const versions = await this.#storage.listVersions(boardId)
    if (!versions.some((version) => version.n === n)) return false
    await this.#storage.removeVersions(boardId, [n])
    this.#log.info("version.removed", { board: boardId, n })
    return true
  }
}
