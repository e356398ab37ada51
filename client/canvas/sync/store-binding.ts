import {
  canvasRecords,
  type CanvasRecord,
  createRecord,
  deepEqual,
  readRecord,
  writeChange,
} from "@tafelrunde/shared/canvas"
import {
  type Editor,
  type HistoryEntry,
  react,
  type RecordsDiff,
  type TLRecord,
  type TLStore,
} from "tldraw"
import type * as Y from "yjs"

import { type ActionOrigin } from "../../board/sync/person-action.ts"
import { deletePagesWhole } from "./delete-pages.ts"
import { type Quarantine, readIncoming } from "./incoming.ts"
import { historyDepth } from "./one-history.ts"
import { findRecord, isDocumentRecord, removeRecords, toCanvasRecord } from "./records.ts"
import { planRepairs, type Repairs } from "./repairs.ts"

/** The maximum number of deleted shapes whose position is remembered, oldest forgotten first. */
const MAX_REMEMBERED = 2000

export interface StoreBindingOptions {
  readonly doc: Y.Doc
  readonly store: TLStore
  /** Called for each change, because a board can be locked at any time. */
  readonly canWrite: () => boolean
  /** False for protected records, whose repairs are the facilitators' to write; by default true. */
  readonly mayChange?: (id: string) => boolean
  /** Called when the set of quarantined records changes, with the reason for each. */
  readonly onQuarantine?: (problems: ReadonlyMap<string, string>) => void
}

/**
 * Synchronises a tldraw store and the canvas in a Yjs document, property by property. Both change in the same tick:
 * a change of the store is written at the end of its transaction, not at the next animation frame, and a change
 * of the document is in the store when its observers have run. Otherwise a difference would be computed against an
 * outdated state and would revert what somebody else did in between.
 */
export class StoreBinding implements ActionOrigin {
  readonly #doc: Y.Doc
  readonly #store: TLStore
  readonly #options: StoreBindingOptions
  readonly #records: ReturnType<typeof canvasRecords>
  readonly #quarantine: Quarantine = { bad: new Map(), held: new Map() }
  readonly #removed = new Map<string, TLRecord>()
  readonly #stops: (() => void)[] = []
  #editor: Editor | null = null
  #isTakingBack = false
  #action = { depth: 0 }

  /** Loads the document into the store; call it before an editor uses the store. */
  constructor(options: StoreBindingOptions) {
    this.#options = options
    this.#doc = options.doc
    this.#store = options.store
    this.#records = canvasRecords(options.doc)
    this.#load()
    this.#records.observeDeep(this.#receive)
    this.#stops.push(
      () => this.#records.unobserveDeep(this.#receive),
      deletePagesWhole(this.#store),
      this.#store.listen((entry) => this.#push(entry), { source: "user", scope: "document" }),
      react("write canvas changes at once", () => {
        this.#store.history.get()
        flushHistory(this.#store)
      }),
    )
  }

  /** One for each step of the canvas's history: a whole drag, the words typed into a note. */
  get action(): unknown {
    const depth = this.#editor ? historyDepth(this.#editor) : 0
    if (!this.#editor || depth !== this.#action.depth) this.#action = { depth }
    return this.#action
  }

  /** Attaches the editor whose undo history must not record remote changes. Returns the function that detaches it. */
  attach(editor: Editor): () => void {
    this.#editor = editor
    return () => {
      if (this.#editor === editor) this.#editor = null
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  #load(): void {
    const known = new Set<string>(this.#records.keys())
    for (const record of this.#store.allRecords()) {
      if (isDocumentRecord(this.#store, record)) known.add(record.id)
    }
    this.#pull(known)
  }

  readonly #receive = (events: Y.YEvent<Y.AbstractType<unknown>>[], tr: Y.Transaction): void => {
    if (tr.origin === this) return
    const dirty = new Set<string>()
    for (const event of events) {
      const id = event.path[0]
      if (typeof id === "string") dirty.add(id)
      else for (const key of event.changes.keys.keys()) dirty.add(key)
    }
    this.#pull(dirty)
  }

  #push({ changes }: HistoryEntry<TLRecord>): void {
    if (!this.#options.canWrite()) {
      this.#revert(changes)
      return
    }
    this.#write(() => {
      for (const record of Object.values(changes.added)) this.#writeRecord(toCanvasRecord(record))
      for (const [from, to] of Object.values(changes.updated)) {
        writeChange(this.#records, toCanvasRecord(from), toCanvasRecord(to))
      }
      for (const record of Object.values(changes.removed)) {
        this.#records.delete(record.id)
        this.#rememberRemoved(record)
      }
    })
    // Where the only page is quarantined, tldraw creates one; after that the page and its shapes can be shown.
    const mended = idsOf(changes).filter((id) => this.#isQuarantined(id))
    if (mended.length > 0) this.#pull(mended)
  }

  /** Remembers deleted shapes: somebody offline may have added children, whose page position depends on them. */
  #rememberRemoved(record: TLRecord | undefined): void {
    if (record?.typeName !== "shape") return
    this.#removed.delete(record.id)
    this.#removed.set(record.id, record)
    for (const oldest of this.#removed.keys()) {
      if (this.#removed.size <= MAX_REMEMBERED) return
      this.#removed.delete(oldest)
    }
  }

  #isQuarantined(id: string): boolean {
    return this.#quarantine.bad.has(id) || this.#quarantine.held.has(id)
  }

  /** Reverts a change of the store that may not be written, so that it equals the document again. */
  #revert(changes: RecordsDiff<TLRecord>): void {
    // tldraw's side effects of the revert are not reverted again, which could loop for ever.
    if (this.#isTakingBack) return
    this.#isTakingBack = true
    try {
      this.#pull(idsOf(changes))
      flushHistory(this.#store)
    } finally {
      this.#isTakingBack = false
    }
  }

  /** Writes a record that is new in the store; if the document has it already, only the differing properties. */
  #writeRecord(record: CanvasRecord): void {
    const known = readRecord(this.#records.get(record.id))
    if (known) writeChange(this.#records, known, record)
    else createRecord(this.#records, record)
  }

  #write(change: () => void): void {
    this.#doc.transact(change, this)
  }

  /** Applies the document's present state of these records to the store. */
  #pull(ids: Iterable<string>): void {
    const incoming = readIncoming(ids, {
      store: this.#store,
      records: this.#records,
      quarantine: this.#quarantine,
    })
    if (incoming.isQuarantineChanged) this.#options.onQuarantine?.(this.#problems())
    if (incoming.put.size === 0 && incoming.remove.size === 0) return
    for (const id of incoming.remove) this.#rememberRemoved(findRecord(this.#store, id))
    const repairs = planRepairs(this.#store, incoming, this.#removed)
    const touched = this.#merge(() => {
      if (repairs.put.length > 0) this.#store.put([...repairs.put])
      removeRecords(this.#store, repairs.remove)
    })
    this.#writeRepairs(repairs)
    this.#reconcile(touched, repairs)
  }

  #problems(): ReadonlyMap<string, string> {
    const { bad, held } = this.#quarantine
    const waiting = [...held.keys()].map((id) => [id, "belongs to what cannot be shown"] as const)
    return new Map([...waiting, ...bad])
  }

  #writeRepairs({ reparented, lost }: Repairs): void {
    const own = [...reparented.values()].filter(({ id }) => this.#mayChange(id))
    if (!this.#options.canWrite() || own.length + lost.size === 0) return
    this.#write(() => {
      for (const record of own) this.#writeRecord(toCanvasRecord(record))
      for (const id of lost) this.#records.delete(id)
    })
  }

  /** Runs a change as a remote one and returns the ids of all records that it changed, including side effects. */
  #merge(change: () => void): Set<string> {
    const touched = new Set<string>()
    const stop = this.#store.listen(
      ({ changes }) => {
        for (const id of idsOf(changes)) touched.add(id)
      },
      { source: "remote", scope: "document" },
    )
    this.#asIgnored(() => this.#store.mergeRemoteChanges(change))
    flushHistory(this.#store)
    stop()
    return touched
  }

  #asIgnored(change: () => void): void {
    if (this.#editor) this.#editor.run(change, { history: "ignore", ignoreShapeLock: true })
    else change()
  }

  /**
   * tldraw's side effects of a remote change count as remote too, so that they are not written. The change itself
   * wins over them; its consequences (such as the bindings of a deleted shape) are written by each client's repairs.
   */
  #reconcile(touched: ReadonlySet<string>, { put, reparented }: Repairs): void {
    const brought = new Map<string, TLRecord>(put.map((record) => [record.id, record]))
    const back: TLRecord[] = []
    const follow: string[] = []
    for (const id of touched) {
      const stored = findRecord(this.#store, id)
      const wanted = reparented.get(id) ?? brought.get(id)
      if (wanted && stored) {
        if (!deepEqual(stored, wanted)) back.push(wanted)
      } else if (this.#mayChange(id) && !this.#isKnown(id, stored)) follow.push(id)
    }
    if (back.length > 0) this.#merge(() => this.#store.put(back))
    if (follow.length === 0 || !this.#options.canWrite()) return
    this.#write(() => {
      for (const id of follow) {
        const stored = findRecord(this.#store, id)
        if (stored) this.#writeRecord(toCanvasRecord(stored))
        else this.#records.delete(id)
      }
    })
  }

  #mayChange(id: string): boolean {
    return this.#options.mayChange?.(id) ?? true
  }

  #isKnown(id: string, stored: TLRecord | undefined): boolean {
    if (this.#isQuarantined(id)) return true
    return deepEqual(stored ?? null, readRecord(this.#records.get(id)))
  }
}

function idsOf({ added, updated, removed }: RecordsDiff<TLRecord>): string[] {
  return [added, updated, removed].flatMap((records) => Object.keys(records))
}

/** Notifies tldraw's store listeners now; tldraw does so at the next animation frame, and never in a hidden tab. */
function flushHistory(store: TLStore): void {
  // `listen` flushes pending changes to the other listeners first. `_flushHistory` would do the same, but is private.
  store.listen(() => undefined)()
}
