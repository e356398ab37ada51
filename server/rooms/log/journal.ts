import { type Log } from "../../log.ts"
import { type NewLogRow, type Storage } from "../../storage/storage.ts"
import { type Metrics } from "../metrics.ts"
import { type Session } from "../session.ts"
import { Throttle } from "../throttle.ts"
import { type Timing } from "../timing.ts"

/** One accepted document frame on its way: first to the store, then to the room. */
export interface LogEntry {
  readonly room: LoggedRoom
  /** Undefined for a frame that has nothing to store but keeps its place in the count. */
  readonly update: Uint8Array | undefined
  readonly author: string
  readonly session?: Session
  readonly frame?: number
}

export interface LoggedRoom {
  readonly boardId: string
  readonly path: string
  /** Shows the edits; they are stored, unless the store is failing. */
  apply(edits: readonly LogEntry[]): void
  /** The edits are stored; `lastSeq` is the number of the last of them, if any had bytes. */
  onStored(entries: readonly LogEntry[], lastSeq: number | undefined): void
}

const MAX_TICK_MS = 100
const RETRY_BATCH = 500
/** One slow commit among many is the machine's hiccup, not the disk's speed. */
const SMOOTHING = 16

function toNewLogRow({ room, update, author }: LogEntry): NewLogRow[] {
  return update ? [{ boardId: room.boardId, room: room.path, bytes: update, author }] : []
}

function groupByRoom(edits: readonly LogEntry[]): ReadonlyMap<LoggedRoom, LogEntry[]> {
  return Map.groupBy(edits, (edit) => edit.room)
}

/**
 * Log before you show: the edits of all rooms are stored in one transaction per tick, and only
 * then applied and sent on. While the store fails, rooms go on in memory, people are told, and
 * the journal keeps what is owed and tries again.
 */
export class Journal {
  readonly #storage: Storage
  readonly #log: Log
  readonly #metrics: Metrics
  readonly #retryMs: number
  readonly #baseTickMs: number
  readonly #throttle: Throttle
  #waiting: LogEntry[] = []
  #backlog: LogEntry[] = []
  #running: Promise<void> | undefined
  #retrying: Promise<void> | undefined
  #recovery = Promise.withResolvers<void>()
  #isClosed = false
  #averageMs = 0
  #retryTimer: NodeJS.Timeout | undefined
  /** Called when the store starts or stops failing. */
  onHealth: (ok: boolean) => void = () => {}

  constructor(storage: Storage, timing: Timing, { log, metrics }: { log: Log; metrics: Metrics }) {
    this.#storage = storage
    this.#log = log
    this.#metrics = metrics
    this.#retryMs = timing.storageRetryMs
    this.#baseTickMs = timing.editTickMs
    this.#throttle = new Throttle(timing.editTickMs, () => void this.#start())
  }

  get isHealthy(): boolean {
    return this.#backlog.length === 0
  }

  /** Edits that people made and that are not in the store. */
  get pendingCount(): number {
    return this.#backlog.length + this.#waiting.length
  }

  /** Edits pushed in one turn are stored in one transaction. */
  push(edits: readonly LogEntry[]): void {
    this.#waiting.push(...edits)
    if (!this.#running) this.#throttle.request()
  }

  hasBacklog(room: LoggedRoom): boolean {
    return this.#backlog.some((edit) => edit.room === room)
  }

  /** Resolves when nothing of the room is owed, or when the journal closes. */
  async whenStored(room: LoggedRoom): Promise<void> {
    while (this.hasBacklog(room) && !this.#isClosed) await this.#recovery.promise
  }

  /** Resolves when everything pushed so far is applied. */
  async flush(): Promise<void> {
    while (this.#running || this.#waiting.length > 0) await this.#start()
  }

  /** Stores what is left, as far as the store lets it. */
  async close(): Promise<void> {
    await this.flush()
    await this.#retry()
    this.#throttle.stop()
    clearTimeout(this.#retryTimer)
    this.#isClosed = true
    this.#recovery.resolve()
    if (!this.isHealthy) this.#log.error("journal.lost", { edits: this.#backlog.length })
  }

  #start(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#waiting.length > 0) this.#throttle.request()
    })
    return this.#running
  }

  async #run(): Promise<void> {
    const edits = this.#waiting
    this.#waiting = []
    const seqs = await this.#store(edits)
    for (const [room, roomEdits] of groupByRoom(edits)) room.apply(roomEdits)
    if (seqs) this.#reportStored(edits, seqs)
  }

  /** The sequence numbers of the edits with bytes; undefined if the edits are owed instead. */
  async #store(edits: readonly LogEntry[]): Promise<readonly number[] | undefined> {
    if (!this.isHealthy) {
      this.#backlog.push(...edits)
      return undefined
    }
    try {
      return await this.#append(edits)
    } catch (error) {
      this.#backlog.push(...edits)
      this.#fail(error)
      return undefined
    }
  }

  async #append(edits: readonly LogEntry[]): Promise<readonly number[]> {
    const entries = edits.flatMap(toNewLogRow)
    if (entries.length === 0) return []
    const startedAt = performance.now()
    const seqs = await this.#storage.append(entries)
    const ms = performance.now() - startedAt
    this.#metrics.appendMs.add(ms)
    this.#metrics.edits += entries.length
    // A disk that is slow to commit blocks everybody: then commit less often.
    this.#averageMs += (ms - this.#averageMs) / SMOOTHING
    this.#throttle.intervalMs = Math.min(
      MAX_TICK_MS,
      Math.max(this.#baseTickMs, 3 * this.#averageMs),
    )
    return seqs
  }

  #reportStored(edits: readonly LogEntry[], seqs: readonly number[]): void {
    const lastSeqs = new Map<LoggedRoom, number>()
    const stored = edits.filter((edit) => edit.update)
    for (const [index, edit] of stored.entries()) lastSeqs.set(edit.room, seqs[index] ?? 0)
    for (const [room, roomEdits] of groupByRoom(edits)) room.onStored(roomEdits, lastSeqs.get(room))
  }

  #fail(failure: unknown): void {
    this.#metrics.appendErrors += 1
    const message = failure instanceof Error ? failure.message : String(failure)
    this.#log.error("storage.failing", { message, edits: this.#backlog.length })
    this.#recovery = Promise.withResolvers<void>()
    this.onHealth(false)
    this.#retryLater()
  }

  #retryLater(): void {
    this.#retryTimer = setTimeout(() => void this.#retry(), this.#retryMs)
  }

  #retry(): Promise<void> {
    clearTimeout(this.#retryTimer)
    this.#retrying ??= this.#storeBacklog().finally(() => {
      this.#retrying = undefined
    })
    return this.#retrying
  }

  async #storeBacklog(): Promise<void> {
    if (this.isHealthy) return
    try {
      while (this.#backlog.length > 0) {
        const edits = this.#backlog.slice(0, RETRY_BATCH)
        const seqs = await this.#append(edits)
        this.#backlog = this.#backlog.slice(edits.length)
        this.#reportStored(edits, seqs)
      }
      this.#log.info("storage.recovered")
      this.#recovery.resolve()
      this.onHealth(true)
    } catch {
      this.#metrics.appendErrors += 1
      this.#retryLater()
    }
  }
}
