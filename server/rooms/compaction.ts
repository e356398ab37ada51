import * as Y from "yjs"

import { type Log } from "../log.ts"
import { type Storage } from "../storage/storage.ts"
import { type Counts } from "./counts.ts"
import { type LoadedRoom } from "./room-document.ts"
import { type Room } from "./room.ts"

const MAX_LOG_LENGTH = 2000
const MIN_LOG_BYTES = 512 * 1024

/** It may hold more: edits that wait in the document for others that never came. */
const holdsAll = (doc: Y.Doc, snapshot: Uint8Array): boolean => {
  const stored = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(snapshot))
  const live = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...live].every(([client, end]) => (stored.get(client) ?? 0) >= end)
}

/**
 * Keeps a room's log short by merging it into a snapshot through the document, which also drops
 * what was overwritten. Crash-safe at each step: the log goes only after a later snapshot stands.
 */
export class Compaction {
  readonly #room: Room
  readonly #storage: Storage
  readonly #log: Log
  readonly #counts: Counts
  #lastSeq: number
  #logLength: number
  #logBytes: number
  #snapshotBytes: number
  #running: Promise<void> | undefined

  constructor(
    room: Room,
    loaded: LoadedRoom,
    { storage, log }: { readonly storage: Storage; readonly log: Log },
  ) {
    this.#room = room
    this.#storage = storage
    this.#log = log
    this.#counts = room.counts
    this.#lastSeq = loaded.lastSeq
    this.#logLength = loaded.logLength
    this.#logBytes = loaded.logBytes
    this.#snapshotBytes = loaded.snapshotBytes
    room.heldBytes = loaded.snapshotBytes + loaded.logBytes
    room.onSettled = (lastSeq, bytes) => this.#count(lastSeq, bytes)
  }

  #count(lastSeq: number, bytes: number): void {
    this.#logLength += lastSeq - this.#lastSeq
    this.#lastSeq = lastSeq
    this.#logBytes += bytes
    if (this.#isDue()) void this.run()
  }

  #isDue(): boolean {
    const maxBytes = Math.max(MIN_LOG_BYTES, this.#snapshotBytes)
    return this.#logLength >= MAX_LOG_LENGTH || this.#logBytes > maxBytes
  }

  /** Before the room closes: the next visitor should find it small, unless there is little to gain. */
  async finish(): Promise<void> {
    await this.#running
    if (this.#logLength > 100) await this.run()
  }

  run(): Promise<void> {
    this.#running ??= this.#compact().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #compact(): Promise<void> {
    const startedAt = performance.now()
    // In one turn: the document holds at least what the log holds up to this number.
    const uptoSeq = this.#lastSeq
    const bytes = Y.encodeStateAsUpdate(this.#room.doc)
    const isSound = holdsAll(this.#room.doc, bytes)
    this.#logLength = 0
    this.#logBytes = 0
    this.#snapshotBytes = bytes.length
    this.#room.heldBytes = bytes.length
    if (!isSound) {
      this.#log.error("room.snapshotDiffers", { board: this.#room.boardId })
      return
    }
    try {
      await this.#storage.writeSnapshot(this.#room.path, { uptoSeq, bytes })
      await this.#storage.trimLog(this.#room.path)
      this.#counts.compactionMs.add(performance.now() - startedAt)
    } catch (error) {
      this.#log.warn("room.compactionFailed", { board: this.#room.boardId, message: String(error) })
    }
  }
}
