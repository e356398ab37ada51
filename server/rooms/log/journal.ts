import { type Log } from "../../log.ts"
import { type LogAuthor, type NewLogRow, type Storage } from "../../storage/storage.ts"
import { type Metrics } from "../metrics.ts"
import { type Session } from "../session.ts"
import { Throttle } from "../throttle.ts"
import { type Timing } from "../timing.ts"

/** One admitted update on its way: first to the store, then to its room. */
export interface LogEntry {
  readonly room: LoggedRoom
  /** Undefined for a frame with nothing to store, which still counts as a saved frame. */
  readonly update: Uint8Array | undefined
  readonly author: LogAuthor
  /** Undefined for an edit of the server, and of an institution by its link. */
  readonly session?: Session
  /** The session's own number of the frame. */
  readonly frame?: number
}

/** The author of entries that the server itself makes. */
export const SERVER_AUTHOR: LogAuthor = { role: "server", seat: null }

export interface LoggedRoom {
  readonly boardId: string
  readonly path: string
  /** Applies entries and sends them on; they are stored, unless the store is failing. */
  apply(entries: readonly LogEntry[]): void
  /** The store has the entries; `lastSeq` is the sequence number of the last one with an update. */
  onStored(entries: readonly LogEntry[], lastSeq: number | undefined): void
}

const MAX_TICK_MS = 100
const RETRY_BATCH = 500
/** Commit times are averaged over so many commits, because single slow ones say little of the disk. */
const SMOOTHING = 16

function toNewLogRow({ room, update, author }: LogEntry): NewLogRow[] {
  return update ? [{ boardId: room.boardId, room: room.path, bytes: update, author }] : []
}

function groupByRoom(entries: readonly LogEntry[]): ReadonlyMap<LoggedRoom, LogEntry[]> {
  return Map.groupBy(entries, (entry) => entry.room)
}

/**
 * Stores the entries of all rooms in one transaction per tick, and only then applies and sends them
 * (log before you show). While the store fails, rooms go on in memory and people are told; the journal
 * keeps the entries as its backlog and tries again.
 */
export class Journal {
  readonly #storage: Storage
  readonly #log: Log
  readonly #metrics: Metrics
  readonly #retryMs: number
  readonly #baseTickMs: number
  readonly #throttle: Throttle
  #pending: LogEntry[] = []
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

  /** The number of entries that are not in the store yet. */
  get pendingCount(): number {
    return this.#backlog.length + this.#pending.length
  }

  /** Entries pushed in one turn are stored in one transaction. */
  push(entries: readonly LogEntry[]): void {
    for (const entry of entries) this.#pending.push(entry)
    if (!this.#running) this.#throttle.request()
  }

  hasBacklog(room: LoggedRoom): boolean {
    return this.#backlog.some((entry) => entry.room === room)
  }

  /** Resolves when the room has no backlog, or when the journal closes. */
  async whenStored(room: LoggedRoom): Promise<void> {
    while (this.hasBacklog(room) && !this.#isClosed) await this.#recovery.promise
  }

  /** Resolves when everything pushed so far is applied. */
  async flush(): Promise<void> {
    while (this.#running || this.#pending.length > 0) await this.#start()
  }

  /** Stores all entries, as far as the store works, and stops. */
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
      if (this.#pending.length > 0) this.#throttle.request()
    })
    return this.#running
  }

  async #run(): Promise<void> {
    const entries = this.#pending
    this.#pending = []
    const seqs = await this.#store(entries)
    for (const [room, roomEntries] of groupByRoom(entries)) room.apply(roomEntries)
    if (seqs) this.#reportStored(entries, seqs)
  }

  /** The sequence numbers of the entries with an update; undefined if they went into the backlog. */
  async #store(entries: readonly LogEntry[]): Promise<readonly number[] | undefined> {
    if (!this.isHealthy) {
      this.#backlog.push(...entries)
      return undefined
    }
    try {
      return await this.#append(entries)
    } catch (error) {
      this.#backlog.push(...entries)
      this.#fail(error)
      return undefined
    }
  }

  async #append(entries: readonly LogEntry[]): Promise<readonly number[]> {
    const rows = entries.flatMap(toNewLogRow)
    if (rows.length === 0) return []
    const startedAt = performance.now()
    const seqs = await this.#storage.append(rows)
    const ms = performance.now() - startedAt
    this.#metrics.appendMs.add(ms)
    this.#metrics.edits += rows.length
    // Commits block all boards, so commit less often to a slow disk.
    this.#averageMs += (ms - this.#averageMs) / SMOOTHING
    this.#throttle.intervalMs = Math.min(
      MAX_TICK_MS,
      Math.max(this.#baseTickMs, 3 * this.#averageMs),
    )
    return seqs
  }

  #reportStored(entries: readonly LogEntry[], seqs: readonly number[]): void {
    const lastSeqs = new Map<LoggedRoom, number>()
    const stored = entries.filter((entry) => entry.update)
    for (const [index, entry] of stored.entries()) lastSeqs.set(entry.room, seqs[index] ?? 0)
    for (const [room, roomEntries] of groupByRoom(entries))
      room.onStored(roomEntries, lastSeqs.get(room))
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
        const entries = this.#backlog.slice(0, RETRY_BATCH)
        const seqs = await this.#append(entries)
        this.#backlog = this.#backlog.slice(entries.length)
        this.#reportStored(entries, seqs)
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
