import { type AccessRole } from "@tafelrunde/shared/protocol"

import { ByteCount } from "./byte-count.ts"
import { type Shares } from "./shares.ts"

const MAX_LOG_LENGTH = 5000
const MIN_LOG_BYTES = 512 * 1024
/** Of a room's limit, only facilitators may use this part, so that they can always write and remove. */
const FACILITATOR_RESERVE = 1 / 8
/** The most that one seat, or one token without a seat, may take of a room's limit. */
const LARGEST_SHARE = 1 / 4
/** Above each of these limits, deletions are taken until it is exceeded by this part of it, so that people can make room. */
const DELETION_RESERVE = 1 / 16

/** What a store holds of a room when the room is opened. */
export interface InitialSize {
  readonly lastSeq: number
  readonly logLength: number
  readonly logBytes: number
  readonly snapshotBytes: number
  /** Bytes by holder. */
  readonly shares: ReadonlyMap<
    string,
    { readonly snapshotBytes: number; readonly logBytes: number }
  >
}

/** An update that asks for space. */
export interface SpaceRequest {
  readonly role: AccessRole
  /** Whose share it counts towards; see `toHolder`. */
  readonly holder: string | undefined
  readonly bytes: number
  readonly isDeletion: boolean
}

/** Why there is no space: the sender's share is used up, or the room's. */
export type SpaceRefusal = "share" | "full"

/**
 * How much the store holds of one room and of each person in it. What counts is the snapshot and the log
 * entries after it, so a compaction frees what was overwritten and deleted.
 */
export class StoredSize {
  readonly maxBytes: number
  readonly #room: ByteCount
  readonly #shares = new Map<string, ByteCount>()
  #lastSeq: number
  #logLength: number
  /** Called after each entry that is stored. */
  onGrowth: () => void = () => {}
  /** Called when a compaction is wanted soon: it might make room, or leave out what cannot stay. */
  onCompactionWanted: () => void = () => {}
  /** Called when a compaction has freed space. */
  onFreed: () => void = () => {}

  constructor(initial: InitialSize, maxBytes: number) {
    this.maxBytes = maxBytes
    this.#lastSeq = initial.lastSeq
    this.#logLength = initial.logLength
    this.#room = new ByteCount(initial)
    for (const [holder, share] of initial.shares) this.#shares.set(holder, new ByteCount(share))
  }

  get totalBytes(): number {
    return this.#room.total
  }

  /** Bytes by holder, largest first. */
  get shares(): readonly (readonly [holder: string, bytes: number])[] {
    const shares = [...this.#shares].map(([holder, { total }]) => [holder, total] as const)
    return shares.toSorted(([, one], [, other]) => other - one)
  }

  /** The number of the room's last entry in the store. */
  get lastSeq(): number {
    return this.#lastSeq
  }

  get logLength(): number {
    return this.#logLength
  }

  /** Undefined if there is space. A refusal asks for a compaction. */
  judge({ role, holder, bytes, isDeletion }: SpaceRequest): SpaceRefusal | undefined {
    const factor = isDeletion ? 1 + DELETION_RESERVE : 1
    const isFacilitator = role === "facilitator"
    const roomLimit = isFacilitator ? this.maxBytes : this.maxBytes * (1 - FACILITATOR_RESERVE)
    const isFull = this.#room.total + bytes > roomLimit * factor
    const isShareUsed =
      holder !== undefined &&
      (this.#shares.get(holder)?.total ?? 0) + bytes > this.maxBytes * LARGEST_SHARE * factor
    if (!isFull && !isShareUsed) return undefined
    if (this.#logLength > 0) this.requestCompaction()
    return isFull ? "full" : "share"
  }

  requestCompaction(): void {
    this.onCompactionWanted()
  }

  /** Counts an update that is on its way into the store. */
  addAdmitted(bytes: number, holder?: string): void {
    this.#room.addAdmitted(bytes)
    if (holder !== undefined) this.#shareOf(holder).addAdmitted(bytes)
  }

  #shareOf(holder: string): ByteCount {
    const share = this.#shares.get(holder) ?? new ByteCount({ snapshotBytes: 0, logBytes: 0 })
    this.#shares.set(holder, share)
    return share
  }

  /** Counts an admitted update as stored. */
  addStoredUpdate(bytes: number, holder?: string): void {
    this.#room.addStored(bytes)
    if (holder !== undefined) this.#shareOf(holder).addStored(bytes)
  }

  /** The store has taken entries up to this number, each counted by `addStoredUpdate`. */
  advance(lastSeq: number): void {
    this.#logLength += lastSeq - this.#lastSeq
    this.#lastSeq = lastSeq
    this.onGrowth()
  }

  /** Whether a new snapshot is worth its work. */
  get isCompactionDue(): boolean {
    const maxBytes = Math.max(MIN_LOG_BYTES, this.#room.snapshotBytes)
    return this.#logLength >= MAX_LOG_LENGTH || this.#room.logBytes > maxBytes
  }

  /** Resets the counters, even if the compaction then fails: it is not tried again at once. */
  startCompaction(): void {
    this.#logLength = 0
    this.#room.startCompaction()
    for (const share of this.#shares.values()) share.startCompaction()
  }

  /** The store turned out to hold another last entry than was counted. */
  correctLastSeq(lastSeq: number): void {
    this.#lastSeq = lastSeq
  }

  /** `shares` is undefined if they could not be measured; then everything that was written counts. */
  finishCompaction(snapshot: {
    readonly uptoSeq: number
    readonly bytes: Uint8Array
    readonly shares: Shares | undefined
  }): void {
    this.#logLength = this.#lastSeq - snapshot.uptoSeq
    this.#room.finishCompaction(snapshot.bytes.length)
    if (snapshot.shares) this.#finishShares(snapshot.shares)
    this.onFreed()
  }

  #finishShares(shares: Shares): void {
    for (const holder of Object.keys(shares)) this.#shareOf(holder)
    for (const [holder, share] of this.#shares) {
      share.finishCompaction(shares[holder]?.bytes ?? 0)
      if (share.total === 0) this.#shares.delete(holder)
    }
  }
}
