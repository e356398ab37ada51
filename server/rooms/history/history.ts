import { randomUUID } from "node:crypto"

import { type RoomName } from "@tafelrunde/shared/protocol"

import { type Log } from "../../log.ts"
import {
  type FactKey,
  type HistoryFilter,
  type Storage,
  type StoredFactChange,
} from "../../storage/storage.ts"
import { SERVER_AUTHOR } from "../log/journal.ts"
import { Throttle } from "../throttle.ts"
import { type Timing } from "../timing.ts"
import { type FactChange } from "./fact-changes.ts"

/** What one institution types in a text without a longer pause is one change. */
const TYPING_PAUSE_MS = 5 * 60 * 1000
/** Whoever takes a change back so soon, or the server that reverts it, leaves nothing to tell. */
const TAKEN_BACK_MS = 10_000
const MOST_RECENT = 2000

interface HistoryOptions {
  readonly storage: Pick<Storage, "history">
  readonly timing: Pick<Timing, "historyMs">
  readonly log: Log
}

/**
 * Who changed which fact when: an institution by its seat, never a person. The changes are stored about once a second,
 * beside the log, so a crash may lose the last ones of them, and never an edit.
 */
export class History {
  readonly #storage: Pick<Storage, "history">
  readonly #log: Log
  readonly #throttle: Throttle
  /** The newest change of each field that was changed lately, by the fact and field. */
  readonly #recent = new Map<string, StoredFactChange>()
  #changed = new Map<string, StoredFactChange>()
  #removed = new Set<string>()
  #forgotten: FactKey[] = []
  #writing: Promise<void> = Promise.resolve()
  #lastAt = 0

  constructor({ storage, timing, log }: HistoryOptions) {
    this.#storage = storage
    this.#log = log
    this.#throttle = new Throttle(timing.historyMs, () => void this.flush())
  }

  /** Takes what a transaction has changed in a room. */
  note({ boardId, kind }: RoomName, changes: readonly FactChange[]): void {
    const factOf = ({ list, entryId }: FactChange): FactKey => ({
      boardId,
      room: kind,
      list,
      entryId,
    })
    this.forget(changes.filter(({ what }) => what === "deleted").map(factOf))
    for (const change of changes) {
      if (change.what !== "deleted") this.#add(factOf(change), change)
    }
    this.#throttle.request()
  }

  #add(fact: FactKey, change: FactChange): void {
    const { field, what, author, before } = change
    const { role, seat } = author
    const key = toKey(fact, field)
    const at = this.#tellTime()
    const last = this.#recent.get(key)
    if (last && isTakenBack(last, change, at)) return this.#remove(key, last)
    const isOn = last && isSameTyping(last, change, at)
    const row = { ...fact, field, what, role, seat, id: randomUUID(), at, before }
    this.#put(key, isOn ? { ...last, at } : row)
  }

  /** No two changes have the same time, which orders them. */
  #tellTime(): number {
    this.#lastAt = Math.max(Date.now(), this.#lastAt + 1)
    return this.#lastAt
  }

  #put(key: string, row: StoredFactChange): void {
    this.#changed.set(row.id, row)
    this.#recent.delete(key)
    this.#recent.set(key, row)
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= MOST_RECENT) break
      this.#recent.delete(oldest)
    }
  }

  #remove(key: string, { id }: StoredFactChange): void {
    this.#recent.delete(key)
    this.#changed.delete(id)
    this.#removed.add(id)
  }

  /** Removes everything about entries that are deleted for good. */
  forget(facts: readonly FactKey[]): void {
    if (facts.length === 0) return
    const gone = new Set(facts.map((fact) => toKey(fact, "")))
    for (const rows of [this.#recent, this.#changed]) {
      for (const [key, row] of rows) if (gone.has(toKey(row, ""))) rows.delete(key)
    }
    this.#forgotten = [...this.#forgotten, ...facts]
    this.#throttle.request()
  }

  /** The changes that fit, newest first, up to now. */
  async list(filter: HistoryFilter): Promise<readonly StoredFactChange[]> {
    await this.flush()
    return this.#storage.history.list(filter)
  }

  /** Removes all changes from before; answers how many. */
  removeBefore(before: number): Promise<number> {
    return this.#storage.history.removeBefore(before)
  }

  /** Stores what has been noted so far. */
  flush(): Promise<void> {
    const [changed, removed, forgotten] = [this.#changed, this.#removed, this.#forgotten]
    this.#changed = new Map()
    this.#removed = new Set()
    this.#forgotten = []
    if (changed.size + removed.size + forgotten.length > 0) {
      this.#writing = this.#writing.then(() => this.#write({ changed, removed, forgotten }))
    }
    return this.#writing
  }

  async #write({ changed, removed, forgotten }: Unwritten): Promise<void> {
    const { history } = this.#storage
    try {
      if (forgotten.length > 0) await history.forget(forgotten)
      await history.write([...changed.values()], [...removed])
    } catch (error) {
      // The edits themselves are in the log.
      this.#log.error("history.notStored", { changes: changed.size, message: String(error) })
      // What was deleted for good must not stay.
      this.#forgotten = [...forgotten, ...this.#forgotten]
    }
  }

  async close(): Promise<void> {
    this.#throttle.stop()
    await this.flush()
  }
}

interface Unwritten {
  readonly changed: ReadonlyMap<string, StoredFactChange>
  readonly removed: ReadonlySet<string>
  readonly forgotten: readonly FactKey[]
}

function toKey({ boardId, room, list, entryId }: FactKey, field: string): string {
  return JSON.stringify([boardId, room, list, entryId, field])
}

function isByServer({ author }: FactChange): boolean {
  return author.role === SERVER_AUTHOR.role
}

/** False for the server, which does what different people have asked for. */
function isBy({ role, seat }: StoredFactChange, change: FactChange): boolean {
  const { author } = change
  return !isByServer(change) && author.role === role && author.seat === seat
}

/** Whether the change makes the field what it was before the last one. */
function isTakenBack(last: StoredFactChange, change: FactChange, at: number): boolean {
  const isBack =
    change.what === "changed"
      ? last.before !== null && last.before === change.after
      : last.what === "removed" && change.what === "restored"
  if (!isBack) return false
  const isTyping = isSameTyping(last, change, at)
  const isSoon = at - last.at < TAKEN_BACK_MS
  return isTyping || (isSoon && (isByServer(change) || isBy(last, change)))
}

function isSameTyping(last: StoredFactChange, change: FactChange, at: number): boolean {
  const isTyped = change.isTyped && change.what === last.what
  return isTyped && isBy(last, change) && at - last.at < TYPING_PAUSE_MS
}
