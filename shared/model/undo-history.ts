import { neededReferences } from "@tafelrunde/shared/content"
import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  SECTIONS,
} from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { readValue, sameJson, toField, writeField } from "./entry.ts"
import {
  BOARD_COLLECTIONS,
  collection,
  entriesIn,
  type EntryMap,
  structuredRoots,
} from "./layout.ts"
import { textOf } from "./matrix.ts"
import { mergeText } from "./merge-text.ts"
import { ORDER } from "./ordered.ts"
import { isRemoved, removalNow, REMOVED, type Remover, SOMEBODY } from "./removed.ts"
import {
  changedKeys,
  type EntryChange,
  type EntryState,
  labelOf,
  type NoteChange,
  type UndoLabel,
  type UndoStep,
} from "./undo-step.ts"
import { localEdit, Typing } from "./undo.ts"

const UNDO = Symbol("undo")
const REDO = Symbol("redo")

/**
 * `extended`: more was typed in the field of the last step. `undoLeft`, `redoLeft`: a step was given up, because
 * others have changed what it did.
 */
export type UndoEvent =
  | "step"
  | "extended"
  | "undone"
  | "redone"
  | "undoLeft"
  | "redoLeft"
  | "forgotten"

/** The entries of a root that a transaction has changed. */
interface Touched {
  readonly name: string
  readonly ids: Set<string>
}

/** What came of an undo or redo; `left`: others have changed it since, so that nothing was done. */
export interface UndoResult {
  readonly label: UndoLabel
  readonly outcome: "done" | "left"
}

/**
 * Undo of this browser's own edits, one step an edit. It puts back what its person saw before, entry by entry, and
 * only where the entry still says what the step wrote; what others have changed since stays. So no value comes up
 * that nobody ever had. (Yjs's own UndoManager deletes a value that has overwritten another person's, which leaves
 * nothing.) In sentences (Y.Text) it takes back the own words and leaves those of others.
 */
export class UndoHistory {
  readonly #doc: Y.Doc
  readonly #remover: () => Remover
  readonly #undos: UndoStep[] = []
  readonly #redos: UndoStep[] = []
  readonly #states = new Map<Y.Map<unknown>, Map<string, EntryState>>()
  readonly #touched = new Map<Y.Map<unknown>, Touched>()
  #notes: NoteChange[] = []
  #typed: { readonly typing: Typing; readonly step: UndoStep } | undefined
  readonly #listeners = new Set<(event: UndoEvent) => void>()
  readonly #stops: (() => void)[] = []
  #version = 0

  /** `contactDocs`: the documents with contacts, where this browser has them; their edits are undone too. */
  constructor(
    doc: Y.Doc,
    remover: () => Remover = () => SOMEBODY,
    contactDocs: readonly Y.Doc[] = [],
  ) {
    this.#doc = doc
    this.#remover = remover
    const names = ["board", ...BOARD_COLLECTIONS]
    structuredRoots(doc).forEach((root, index) => this.#watch(root, names[index] ?? ""))
    for (const each of contactDocs) this.#watch(collection(each, "contacts"), "contacts")
    const onTransaction = (transaction: Y.Transaction): void => this.#record(transaction)
    for (const each of [doc, ...contactDocs]) {
      each.on("afterTransaction", onTransaction)
      this.#stops.push(() => each.off("afterTransaction", onTransaction))
    }
  }

  /** Another number after every own step, undo and redo. */
  get version(): number {
    return this.#version
  }

  /** What the next undo takes back. */
  get undoLabel(): UndoLabel | undefined {
    const step = this.#undos.at(-1)
    return step && labelOf(step)
  }

  get redoLabel(): UndoLabel | undefined {
    const step = this.#redos.at(-1)
    return step && labelOf(step)
  }

  /** Makes a change of a note part of the step that the running transaction is. */
  include(change: NoteChange): void {
    this.#notes.push(change)
  }

  /** Takes back the last step; undefined if there is none. */
  undo(): UndoResult | undefined {
    return this.#take(this.#undos, UNDO)
  }

  /** Does the last undone step again. */
  redo(): UndoResult | undefined {
    return this.#take(this.#redos, REDO)
  }

  /** Forgets what was undone: something else has been done since. */
  forgetUndone(): void {
    if (this.#redos.length === 0) return
    this.#redos.length = 0
    this.#report("forgotten")
  }

  /** Calls back after every own step, undo and redo; returns what ends it. */
  subscribe(listener: (event: UndoEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
  }

  #watch(root: Y.Map<unknown>, name: string): void {
    const states = new Map<string, EntryState>()
    this.#states.set(root, states)
    for (const [id, entry] of root) {
      if (entry instanceof Y.Map) states.set(id, stateOf(entry as EntryMap))
    }
    const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      const touched = this.#touched.get(root) ?? { name, ids: new Set<string>() }
      this.#touched.set(root, touched)
      for (const event of events) {
        const [first] = event.path
        const ids = first === undefined ? [...event.changes.keys.keys()] : [String(first)]
        for (const id of ids) touched.ids.add(id)
      }
    }
    root.observeDeep(onEvents)
    this.#stops.push(() => root.unobserveDeep(onEvents))
  }

  #record({ origin }: Y.Transaction): void {
    const notes = this.#notes
    if (this.#touched.size === 0 && notes.length === 0) return
    const entries: EntryChange[] = []
    for (const [root, { name, ids }] of this.#touched) {
      const states = this.#states.get(root) ?? new Map<string, EntryState>()
      for (const id of ids) {
        const before = states.get(id)
        const entry = root.get(id)
        if (!(entry instanceof Y.Map)) {
          states.delete(id)
          continue
        }
        const after = stateOf(entry as EntryMap)
        states.set(id, after)
        if (sameJson(before, after)) continue
        entries.push({ root: name, id, entry: entry as EntryMap, before, after })
      }
    }
    this.#touched.clear()
    this.#notes = []
    this.#keep({ entries, notes }, origin)
  }

  #keep(step: UndoStep, origin: unknown): void {
    if (step.entries.length + step.notes.length === 0) return
    if (origin instanceof Typing && this.#extend(step, origin)) return
    if (origin === localEdit || origin instanceof Typing) {
      this.#undos.push(step)
      this.#typed = origin instanceof Typing ? { typing: origin, step } : undefined
      this.#redos.length = 0
      this.#report("step")
    } else if (origin === UNDO) {
      this.#redos.push(step)
      this.#report("undone")
    } else if (origin === REDO) {
      this.#undos.push(step)
      this.#report("redone")
    }
  }

  /** Adds to the last step what was typed on in the same field. */
  #extend(step: UndoStep, typing: Typing): boolean {
    const last = this.#undos.at(-1)
    if (!last || this.#typed?.typing !== typing || this.#typed.step !== last) return false
    const extended = withMore(last, step)
    if (!extended) return false
    this.#undos[this.#undos.length - 1] = extended
    this.#typed = { typing, step: extended }
    this.#report("extended")
    return true
  }

  #report(event: UndoEvent): void {
    this.#version += 1
    for (const listener of this.#listeners) listener(event)
  }

  #take(steps: UndoStep[], origin: symbol): UndoResult | undefined {
    const step = steps.pop()
    if (!step) return undefined
    let isDone = false
    const doc = step.entries[0]?.entry.doc ?? this.#doc
    doc.transact(() => {
      // Backwards: what hangs on an added entry goes before it.
      for (const change of step.entries.toReversed()) if (this.#takeBack(change)) isDone = true
      for (const change of step.notes) {
        const taken = change.takeBack(change)
        if (taken) this.#notes.push(taken)
        isDone ||= taken !== undefined
      }
    }, origin)
    if (!isDone) this.#report(origin === UNDO ? "undoLeft" : "redoLeft")
    return { label: labelOf(step), outcome: isDone ? "done" : "left" }
  }

  #takeBack(change: EntryChange): boolean {
    const { root, id, entry, before, after } = change
    if (entry.doc?.getMap(root).get(id) !== entry) return false
    if (!before) return this.#takeBackNew(change)
    const now = stateOf(entry)
    const values = changedKeys(before, after).map(
      (key) => [key, valueBack(change, key, now[key])] as const,
    )
    // An entry goes back whole or not at all: half of it nobody ever had.
    if (values.some(([, value]) => value === CHANGED)) return false
    for (const [key, value] of values) writeKey(entry, { key, value, entity: entityOf(root, id) })
    return true
  }

  /** An entry that the step added goes into the bin, unless others have done something with it. */
  #takeBackNew({ root, id, entry, after }: EntryChange): boolean {
    if (root === "board" || !sameJson(stateOf(entry), after)) return false
    if (this.#isUsed(root as CollectionName, id)) return false
    if (root === "assignments") entry.set("roles", [])
    entry.set(REMOVED, root === "assignments" ? {} : removalNow(this.#remover()))
    return true
  }

  /** Whether cells, tasks or other entries hang on it. */
  #isUsed(name: CollectionName, id: string): boolean {
    return BOARD_COLLECTIONS.some((other) => {
      const fields = neededReferences(COLLECTIONS[other]).flatMap(([field, { to }]) =>
        to === name ? [field] : [],
      )
      if (name === "phases" && other === "tasks") fields.push("phaseId")
      if (fields.length === 0) return false
      return entriesIn(collection(this.#doc, other)).some(
        ([, entry]) => !isRemoved(entry) && fields.some((field) => textOf(entry, field) === id),
      )
    })
  }
}

/** Both as one step, if they are about the same entry or the same note, and about nothing else. */
function withMore(last: UndoStep, more: UndoStep): UndoStep | undefined {
  const [entry, laterEntry] = [last.entries[0], more.entries[0]]
  const [note, laterNote] = [last.notes[0], more.notes[0]]
  if (Math.max(more.entries.length, more.notes.length) > 1) return undefined
  if (entry?.entry !== laterEntry?.entry || note?.id !== laterNote?.id) return undefined
  return {
    entries: entry && laterEntry ? [{ ...entry, after: laterEntry.after }] : [],
    notes: note && laterNote ? [{ ...note, after: laterNote.after }] : [],
  }
}

function stateOf(entry: EntryMap): EntryState {
  return Object.fromEntries([...entry.entries()].map(([key, value]) => [key, readValue(value)]))
}

/** Somebody else has changed the value since. */
const CHANGED = Symbol("changed")

/** What the key gets back. */
function valueBack({ before, after, entry }: EntryChange, key: string, now: unknown): unknown {
  if (sameJson(now, after[key])) return before?.[key]
  const [base, own] = [after[key], before?.[key]]
  const isText = entry.get(key) instanceof Y.Text
  if (!isText || typeof base !== "string" || typeof now !== "string") return CHANGED
  return mergeText({ base, own: typeof own === "string" ? own : "", theirs: now }) ?? CHANGED
}

interface KeyWrite {
  readonly key: string
  readonly value: unknown
  readonly entity: Entity
}

function writeKey(entry: EntryMap, { key, value, entity }: KeyWrite): void {
  if (value === undefined) entry.delete(key)
  else if (key === ORDER || key === REMOVED) entry.set(key, value)
  else writeField(entry, { field: toField(key), value, entity })
}

function entityOf(root: string, id: string): Entity {
  const entities: Readonly<Record<string, Entity>> = root === "board" ? SECTIONS : COLLECTIONS
  const entity = entities[root === "board" ? id : root]
  return entity ?? { one: NO_WORDS, many: NO_WORDS, max: 0, fields: {} }
}

const NO_WORDS = { de: "", en: "" }
