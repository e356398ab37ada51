import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"

import { sameJson } from "./entry.ts"
import { type EntryMap } from "./layout.ts"
import { ORDER } from "./ordered.ts"
import { isMark, REMOVED } from "./removed.ts"

/** What an entry's map holds under each key, as JSON. */
export type EntryState = Readonly<Record<string, unknown>>

/** What a step did to one entry or section; `before` is undefined for an entry that it added. */
export interface EntryChange {
  /** Name of the root map, and the entry's key in it. */
  readonly root: string
  readonly id: string
  /** The map itself: another one under the same key is another person's entry. */
  readonly entry: EntryMap
  readonly before: EntryState | undefined
  readonly after: EntryState
}

/** What a step did to a note on the canvas. */
export interface NoteChange {
  readonly id: string
  /** The note's record; undefined for a note that the step added. */
  readonly before: object | undefined
  /** Undefined for a note that the step removed. */
  readonly after: object | undefined
  /** Whether the step only moved the note. */
  readonly isMove: boolean
  /**
   * Takes a change of this note back, in a transaction; returns what it did. Undefined: others have changed the note
   * since, so that nothing was done.
   */
  readonly takeBack: (change: NoteChange) => NoteChange | undefined
}

/** One edit of this browser's person. */
export interface UndoStep {
  readonly entries: readonly EntryChange[]
  readonly notes: readonly NoteChange[]
}

type UndoAction = "added" | "removed" | "restored" | "renamed" | "moved" | "filledIn" | "changed"

/** What a step did, for a button: an action on `count` entries of a list. */
export interface UndoLabel {
  readonly action: UndoAction
  /** Undefined for one of the board's own sections. */
  readonly collection: CollectionName | "notes" | undefined
  readonly count: number
}

/** The keys under which the two states differ. */
export function changedKeys(before: EntryState, after: EntryState): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => !sameJson(before[key], after[key]))
}

const NAMES = new Set(["title", "titleEn", "name", "short"])
const PLACES = new Set([ORDER, "phaseId"])
/** Of several things that one step does, people mean the first of these. */
const WEIGHT: readonly UndoAction[] = [
  "removed",
  "restored",
  "added",
  "renamed",
  "changed",
  "filledIn",
  "moved",
]

export function labelOf({ entries, notes }: UndoStep): UndoLabel {
  const [note] = notes
  if (note && entries.length === 0) {
    return { action: noteAction(note), collection: "notes", count: notes.length }
  }
  const actions = entries.map((change) => ({ action: actionOf(change), root: change.root }))
  const [first] = actions.toSorted((a, b) => WEIGHT.indexOf(a.action) - WEIGHT.indexOf(b.action))
  const action = first?.action ?? "changed"
  // A phase takes its tasks along: the step is about the phase.
  const root =
    action === "removed" && actions.some((one) => one.root === "phases") ? "phases" : first?.root
  return {
    action,
    collection: isCollection(root) ? root : undefined,
    count: actions.filter((one) => one.action === action && one.root === root).length,
  }
}

function noteAction({ before, after, isMove }: NoteChange): UndoAction {
  if (!before) return "added"
  if (!after) return "removed"
  return isMove ? "moved" : "changed"
}

function actionOf({ root, before, after }: EntryChange): UndoAction {
  if (root === "assignments") return "filledIn"
  if (!before) return "added"
  const keys = changedKeys(before, after)
  if (keys.includes(REMOVED)) return isMark(after[REMOVED]) ? "removed" : "restored"
  if (keys.every((key) => PLACES.has(key))) return "moved"
  return keys.every((key) => NAMES.has(key)) ? "renamed" : "changed"
}

function isCollection(name: string | undefined): name is CollectionName {
  return name !== undefined && Object.hasOwn(COLLECTIONS, name)
}
