import { fromBase64, toBase64 } from "lib0/buffer"
import * as Y from "yjs"

/** Puts one update into the device's copy: done when the copy has it, rejected when it could not be written. */
export type WriteUpdate = (update: Uint8Array) => Promise<void>

interface Entry {
  readonly update: Uint8Array
  readonly own: boolean
}

const PREFIX = "tafelrunde.unkept."
const RETRY_MS = 5000

/**
 * What the device's copy does not have yet. A browser writes the copy in its own time and drops what it has not written when
 * the page goes; so the page that goes leaves the rest behind as a note, in the one place that is written at once. Whoever
 * opens the copy next takes it in.
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

  /** Own changes, always the newest ones, that would be lost with the page. */
  get count(): number {
    if (this.#isGivenUp) return Number.POSITIVE_INFINITY
    return this.#isNoted ? 0 : this.#ownEntries
  }

  /** Whether the device takes what it is given. */
  get isKeeping(): boolean {
    return !this.#isGivenUp && !this.#fails
  }

  get #ownEntries(): number {
    return this.#entries.filter(({ own }) => own).length
  }

  /** From now on, and for what was added until now. */
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

  /** Takes in what pages before this one have left behind. `apply` may add it here again, until the copy has it. */
  adopt(notes: readonly UnsavedUpdate[], apply: (update: Uint8Array) => void): void {
    for (const { update } of notes) apply(update)
    this.#notes.push(...notes.map(({ key }) => key))
    this.#forgetNotesWhenKept()
  }

  /** The page may go at any moment. False when own changes would go with it. */
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

  /** Nothing outlives the page in this browser. */
  giveUp(): void {
    this.drop()
    this.#isGivenUp = true
    this.#onChange()
  }

  /** The copy is closed: what is under way may still arrive, nothing is tried again. */
  stop(): void {
    this.leave()
    clearTimeout(this.#timer)
    this.#write = undefined
  }

  /** Forgets everything: the copy is thrown away. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#write = undefined
    this.#entries = []
    this.#forgetNotesWhenKept()
  }

  /** One write after the other: a later change is worth nothing in the copy without those before it. */
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

/** What pages that have gone could not bring into this copy any more. */
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

/** False when it does not fit, or when the browser has no place for it. */
function writeNote(key: string, update: Uint8Array): boolean {
  try {
    localStorage.setItem(key, toBase64(update))
    return true
  } catch {
    return false
  }
}
