import * as Y from "yjs"

import { type Log } from "../../log.ts"
import {
  StorageError,
  type Snapshot,
  type Storage,
  type StoredRoom,
} from "../../storage/storage.ts"
import { type Metrics } from "../metrics.ts"
import { type Room } from "../room.ts"
import { type LoadedRoom } from "./load-room.ts"
import { type Merger } from "./merger.ts"

const MAX_LOG_LENGTH = 5000
const MIN_LOG_BYTES = 512 * 1024

/**
 * Keeps a room's log short by merging it into a snapshot, which also drops what was overwritten.
 * Nobody waits for it. Crash-safe at each step: the log goes only after a later snapshot stands.
 */
export class Compaction {
  readonly #room: Room
  readonly #storage: Storage
  readonly #log: Log
  readonly #merger: Merger
  readonly #metrics: Metrics
  #lastSeq: number
  #logLength: number
  #logBytes: number
  #snapshotBytes: number
  #running: Promise<void> | undefined

  constructor(
    room: Room,
    loaded: LoadedRoom,
    { storage, log, merger }: { readonly storage: Storage; log: Log; merger: Merger },
  ) {
    this.#room = room
    this.#storage = storage
    this.#log = log
    this.#merger = merger
    this.#metrics = room.metrics
    this.#lastSeq = loaded.lastSeq
    this.#logLength = loaded.logLength
    this.#logBytes = loaded.logBytes
    this.#snapshotBytes = loaded.snapshotBytes
    room.storedBytes = loaded.snapshotBytes + loaded.logBytes
    room.onStored = (lastSeq, bytes) => this.#count(lastSeq, bytes)
  }

  #count(lastSeq: number, bytes: number): void {
    this.#logLength += lastSeq - this.#lastSeq
    this.#lastSeq = lastSeq
    this.#logBytes += bytes
    if (this.#isDue()) void this.run()
  }

  #isDue(): boolean {
    const maxBytes = Math.max(MIN_LOG_BYTES, this.#snapshotBytes)
    if (this.#room.isFull && this.#logLength > 0) return true
    return this.#logLength >= MAX_LOG_LENGTH || this.#logBytes > maxBytes
  }

  /** Before the room closes: the next visitor should find it small, unless there is little to gain. */
  async finish(): Promise<void> {
    while (this.#running) await this.#running
    if (this.#logLength > 100) await this.run()
  }

  run(): Promise<void> {
    this.#running ??= this.#compact().finally(() => {
      this.#running = undefined
      if (this.#isDue()) void this.run()
    })
    return this.#running
  }

  async #compact(): Promise<void> {
    const startedAt = performance.now()
    // Whatever comes of it, the next time is when as much has been added again.
    this.#logLength = 0
    this.#logBytes = 0
    this.#room.isFull = false
    try {
      const snapshot = await this.#makeSnapshot()
      await this.#storage.writeSnapshot(this.#room.path, snapshot)
      await this.#storage.trimLog(this.#room.path)
      this.#logLength = this.#lastSeq - snapshot.uptoSeq
      this.#snapshotBytes = snapshot.bytes.length
      this.#room.storedBytes = snapshot.bytes.length + this.#logBytes
      this.#metrics.compactionMs.add(performance.now() - startedAt)
    } catch (error) {
      this.#log.warn("room.compactionFailed", { board: this.#room.boardId, message: String(error) })
    }
  }

  /** From what is stored; where that is damaged, from the room, which still has it. */
  async #makeSnapshot(): Promise<Snapshot> {
    const stored = await this.#readStored()
    if (stored?.setAside === 0) {
      const { snapshot, entries, lastSeq } = stored
      const updates = entries.map(({ bytes }) => bytes)
      const bytes = await this.#merger.merge(snapshot ? [snapshot.bytes, ...updates] : updates)
      return { uptoSeq: lastSeq, bytes }
    }
    this.#log.error("room.storeDamaged", { board: this.#room.boardId })
    // In one turn: the document holds at least what the log holds up to this number.
    this.#lastSeq = stored?.lastSeq ?? this.#lastSeq
    return { uptoSeq: this.#lastSeq, bytes: Y.encodeStateAsUpdate(this.#room.doc) }
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
