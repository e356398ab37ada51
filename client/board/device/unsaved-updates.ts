import { fromBase64, toBase64 } from "lib0/buffer"
import * as Y from "yjs"

/** Writes one update to the device's copy; rejects when it cannot be written. */
export type WriteUpdate = (update: Uint8Array) => Promise<void>

interface Entry {
  readonly update: Uint8Array
  readonly own: boolean
}

const PREFIX = "tafelrunde.unkept."
const RETRY_MS = 5000

/**
 * The updates that the device's copy does not hold yet. A browser writes to IndexedDB asynchronously and drops unfinished
 * writes when the page is closed. On unload, unsaved updates therefore go to localStorage, which is written
 * synchronously; the next open restores them.
 */
export class UnsavedUpdates {
  readonly #note: string
  readonly #onChange: () => void
  #write: WriteUpdate | undefined
  #entries: Entry[] = []
  #notes: string[] = []
  #isWriting = false
  #isNoted = false
  #fails = false
  #isGivenUp = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `copy` is the name of the device's copy. */
  constructor(copy: string, onChange: () => void) {
    this.#note = `${prefixOf(copy)}${Math.random().toString(36).slice(2, 10)}`
    this.#onChange = onChange
  }

  /** The number of own changes, always the newest ones, that closing the page would lose. */
  get count(): number {
    if (this.#isGivenUp) return Number.POSITIVE_INFINITY
    return this.#isNoted ? 0 : this.#ownEntries
  }

  /** Whether the device stores updates. */
  get isKeeping(): boolean {
    return !this.#isGivenUp && !this.#fails
  }

  get #ownEntries(): number {
    return this.#entries.filter(({ own }) => own).length
  }

  /** Sets how updates are written, for new updates and for those added until now. */
  writeTo(write: WriteUpdate): void {
    this.#write = write
    this.#flush()
  }

  add(update: Uint8Array, own: boolean): void {
    if (this.#isGivenUp) return
    this.#entries.push({ update, own })
    this.#isNoted = false
    this.#flush()
    if (own) this.#onChange()
  }

  /** Restores the unsaved updates of earlier pages. `apply` may add them here again until the copy holds them. */
  adopt(notes: readonly UnsavedUpdate[], apply: (update: Uint8Array) => void): void {
    for (const { update } of notes) apply(update)
    this.#notes.push(...notes.map(({ key }) => key))
    this.#forgetNotesWhenKept()
  }

  /** Called when the page may be closed at any moment. False when own changes would be lost. */
  leave(): boolean {
    if (this.#isGivenUp) return false
    if (this.#isNoted || this.#ownEntries === 0) return true
    this.#isNoted = writeNote(this.#note, merge(this.#entries))
    if (this.#isNoted) {
      this.#notes.push(this.#note)
      this.#onChange()
    }
    return this.#isNoted
  }

  /** Called when this browser stores nothing. */
  giveUp(): void {
    this.drop()
    this.#isGivenUp = true
    this.#onChange()
  }

  /** Called when the copy is closed: writes in progress may finish, failed ones are not retried. */
  stop(): void {
    this.leave()
    clearTimeout(this.#timer)
    this.#write = undefined
  }

  /** Discards everything, because the copy is deleted. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#write = undefined
    this.#entries = []
    this.#forgetNotesWhenKept()
  }

  /** Writes one update after the other, because a later one cannot be applied without the earlier ones. */
  #flush(): void {
    const { length: written } = this.#entries
    if (!this.#write || this.#isWriting || written === 0) return
    clearTimeout(this.#timer)
    this.#isWriting = true
    this.#write(merge(this.#entries)).then(
      () => this.#settle(written, true),
      () => this.#settle(written, false),
    )
  }

  #settle(written: number, isKept: boolean): void {
    this.#isWriting = false
    this.#fails = !isKept
    if (isKept) {
      this.#entries = this.#entries.slice(written)
      this.#forgetNotesWhenKept()
      this.#flush()
    } else if (this.#write) {
      this.#timer = setTimeout(() => this.#flush(), RETRY_MS)
    }
    this.#onChange()
  }

  #forgetNotesWhenKept(): void {
    if (this.#entries.length > 0) return
    for (const key of this.#notes) localStorage.removeItem(key)
    this.#notes = []
    this.#isNoted = false
  }
}

export interface UnsavedUpdate {
  readonly key: string
  readonly update: Uint8Array
}

/** The updates that closed pages could not write to this copy. */
export function readUnsavedUpdates(copy: string): readonly UnsavedUpdate[] {
  return keysOf(copy).flatMap((key) => {
    try {
      return [{ key, update: fromBase64(localStorage.getItem(key) ?? "") }]
    } catch {
      return []
    }
  })
}

export function forgetUnsavedUpdates(copy: string): void {
  for (const key of keysOf(copy)) localStorage.removeItem(key)
}

function keysOf(copy: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(copy)))
  } catch {
    return []
  }
}

function prefixOf(copy: string): string {
  return `${PREFIX}${copy}#`
}

function merge(entries: readonly Entry[]): Uint8Array {
  const [first, ...rest] = entries.map(({ update }) => update)
  return first && rest.length === 0 ? first : Y.mergeUpdates(entries.map(({ update }) => update))
}

/** False when the updates do not fit, or when the browser has no storage. */
function writeNote(key: string, update: Uint8Array): boolean {
  try {
    localStorage.setItem(key, toBase64(update))
    return true
  } catch {
    return false
  }
}
