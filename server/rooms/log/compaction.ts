import { type RoomName } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Log } from "../../log.ts"
import {
  StorageError,
  type Snapshot,
  type Storage,
  type StoredRoom,
} from "../../storage/storage.ts"
import { type Metrics } from "../metrics.ts"
import { decodeShares, encodeShares, toHolder, type Shares } from "../space/shares.ts"
import { type StoredSize } from "../space/stored-size.ts"
import { type Timing } from "../timing.ts"
import { type Merger } from "./merger.ts"

/** A log that short is cheap to read, so a room that closes leaves it. */
const SHORT_LOG = 100

/** What a compaction needs of its room. */
export interface CompactedRoom {
  readonly name: RoomName
  readonly path: string
  readonly doc: Y.Doc
  readonly size: StoredSize
  /** Whether updates that wait for others are to be left out. */
  takeDroppedGaps(): boolean
}

interface CompactionDependencies {
  readonly storage: Storage
  readonly merger: Merger
  readonly timing: Timing
  readonly log: Log
  readonly metrics: Metrics
}

interface MeasuredSnapshot extends Snapshot {
  /** Undefined if it was not made from the log, which alone knows the authors. */
  readonly shares: Shares | undefined
}

/**
 * Keeps a room's log short by merging it into a snapshot, which also drops overwritten content. It
 * runs in the background and is crash-safe: log entries are only removed once two later snapshots
 * are stored. Rooms of contacts keep one snapshot and nothing before it when they close.
 */
export class Compaction {
  readonly #room: CompactedRoom
  readonly #storage: Storage
  readonly #merger: Merger
  readonly #log: Log
  readonly #metrics: Metrics
  readonly #soonMs: number
  #running: Promise<void> | undefined
  #lastSoon = Number.NEGATIVE_INFINITY

  constructor(room: CompactedRoom, dependencies: CompactionDependencies) {
    const { storage, merger, timing, log, metrics } = dependencies
    this.#room = room
    this.#storage = storage
    this.#merger = merger
    this.#log = log
    this.#metrics = metrics
    this.#soonMs = timing.spaceCompactionMs
    room.size.onGrowth = () => this.#runIfDue()
    room.size.onCompactionWanted = () => this.#runSoon()
  }

  #runIfDue(): void {
    if (this.#room.size.isCompactionDue) void this.run()
  }

  /** Reading and merging a full board is expensive, so refused updates do not start it again and again. */
  #runSoon(): void {
    const now = performance.now()
    if (this.#running || now - this.#lastSoon < this.#soonMs) return
    this.#lastSoon = now
    void this.run()
  }

  /** Before the room closes: the next visitor should find a short log. */
  async finish(): Promise<void> {
    while (this.#running) await this.#running
    const { name, path, size } = this.#room
    const mayHoldContacts = name.kind === "contacts" || name.kind === "internal"
    if (!mayHoldContacts) {
      if (size.logLength > SHORT_LOG) await this.run()
      return
    }
    if (size.logLength > 0) await this.run()
    try {
      // A contact that was deleted must not stay readable in the history of the room.
      await this.#storage.forgetHistory(path)
    } catch (error) {
      this.#log.warn("room.historyNotForgotten", { room: path, message: String(error) })
    }
  }

  run(): Promise<void> {
    this.#running ??= this.#compact().finally(() => {
      this.#running = undefined
      this.#runIfDue()
    })
    return this.#running
  }

  async #compact(): Promise<void> {
    const { path, size } = this.#room
    const startedAt = performance.now()
    size.startCompaction()
    try {
      const snapshot = await this.#makeSnapshot()
      const { uptoSeq, bytes, shares } = snapshot
      const note = shares && encodeShares(shares)
      await this.#storage.writeSnapshot(path, {
        uptoSeq,
        bytes,
        ...(note !== undefined && { note }),
      })
      await this.#storage.trimLog(path)
      size.finishCompaction(snapshot)
      this.#metrics.compactionMs.add(performance.now() - startedAt)
    } catch (error) {
      this.#log.warn("room.compactionFailed", { room: path, message: String(error) })
    }
  }

  /** From what is stored; if that is damaged, from the live document, which still has everything. */
  async #makeSnapshot(): Promise<MeasuredSnapshot> {
    const { path, doc, size } = this.#room
    const stored = await this.#readStored()
    if (stored?.setAside === 0) {
      const { snapshot, entries, lastSeq } = stored
      const merged = await this.#merger.merge({
        snapshot: snapshot?.bytes,
        shares: decodeShares(snapshot?.note),
        dropsGaps: this.#room.takeDroppedGaps(),
        updates: entries.map(({ bytes, author }) => ({ bytes, holder: toHolder(author) })),
      })
      return { uptoSeq: lastSeq, ...merged }
    }
    this.#log.error("room.storeDamaged", { room: path })
    // In one turn: the document holds at least what the log holds up to this number.
    if (stored) size.correctLastSeq(stored.lastSeq)
    return { uptoSeq: size.lastSeq, bytes: Y.encodeStateAsUpdate(doc), shares: undefined }
  }

  async #readStored(): Promise<StoredRoom | undefined> {
    try {
      return await this.#storage.readRoom(this.#room.path)
    } catch (error) {
      if (error instanceof StorageError && error.fault === "damaged") return undefined
      throw error
    }
  }
}
