import { neededReferences, repairReferences } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS, type Entity } from "@tafelrunde/shared/entities"
import type * as Y from "yjs"

import { readContent } from "./board-content.ts"
import { type EntryPlace, isBareEntry } from "./entry-edits.ts"
import { type Fields, readEntry, writersOf } from "./entry.ts"
import {
  type BoardDocs,
  collection,
  entriesIn,
  entryIn,
  type EntryMap,
  transactAll,
} from "./layout.ts"
import { shownPhases, textOf } from "./matrix.ts"
import {
  isRemoved,
  type Removal,
  removalNow,
  removalOf,
  REMOVED,
  type Remover,
  SOMEBODY,
} from "./removed.ts"
import { edit, localEdit } from "./undo.ts"

const NAMES = Object.keys(COLLECTIONS) as CollectionName[]

/**
 * Puts an entry into the bin. It stays in the document with all its fields, and so does what refers to it;
 * readers leave both out. A phase hands its tasks to a neighbour; the last one takes them along.
 */
export function removeEntry(
  doc: Y.Doc,
  { collection: name, id }: EntryPlace,
  by: Remover = SOMEBODY,
): void {
  const entry = entryAt(doc, { collection: name, id })
  if (!entry || isRemoved(entry)) return
  edit(doc, () => {
    entry.set(REMOVED, removalNow(by))
    if (name !== "phases" || shownPhases(doc).size > 0) return
    for (const [, task] of entriesIn(collection(doc, "tasks"))) {
      if (!isRemoved(task)) task.set(REMOVED, removalNow(by, id))
    }
  })
}

/**
 * Takes an entry out of the bin, with the tasks that went with it and with what it means nothing without, such
 * as the institution of a contact.
 */
export function restoreEntry(docs: BoardDocs, { collection: name, id }: EntryPlace): void {
  transactAll(all(docs), localEdit, () => {
    const doc = docOf(docs, { collection: name, id })
    const entry = doc && entryAt(doc, { collection: name, id })
    if (!entry || !isRemoved(entry)) return
    entry.delete(REMOVED)
    for (const [field, { to }] of neededReferences(COLLECTIONS[name])) {
      if (to !== "units") restoreEntry(docs, { collection: to, id: textOf(entry, field) })
    }
    if (name !== "phases") return
    for (const [taskId] of wentWith(docs.board, id)) {
      restoreEntry(docs, { collection: "tasks", id: taskId })
    }
  })
}

function wentWith(board: Y.Doc, phaseId: string): [id: string, task: EntryMap][] {
  return entriesIn(collection(board, "tasks")).filter(
    ([, task]) => isRemoved(task) && removalOf(task)?.withPhase === phaseId,
  )
}

/** Where purges come from: undo never brings back what was deleted for good. */
const PURGE = Symbol("purge")

/**
 * Deletes an entry of the bin for good, with everything that means nothing without it: cells, contacts,
 * handovers. The tasks of a phase stay where they are shown. Does nothing to an entry that is not in the bin.
 */
export function purgeEntry(docs: BoardDocs, place: EntryPlace): void {
  const doc = docOf(docs, place)
  const entry = doc && entryAt(doc, place)
  if (!entry || !isRemoved(entry)) return
  transactAll(all(docs), PURGE, () => {
    if (place.collection === "phases") leavePhase(docs, place.id)
    deleteWhole(docs, place)
  })
}

function leavePhase(docs: BoardDocs, phaseId: string): void {
  for (const [id] of wentWith(docs.board, phaseId)) deleteWhole(docs, { collection: "tasks", id })
  const shown = shownPhases(docs.board).get(phaseId)
  for (const [, task] of entriesIn(collection(docs.board, "tasks"))) {
    if (shown !== undefined && textOf(task, "phaseId") === phaseId) task.set("phaseId", shown)
  }
}

function deleteWhole(docs: BoardDocs, place: EntryPlace): void {
  for (const name of NAMES) {
    const fields = neededReferences(COLLECTIONS[name]).filter(
      ([, { to }]) => to === place.collection,
    )
    if (fields.length === 0) continue
    for (const [id, entry] of listedEntries(docs, name)) {
      const hangsOnIt = fields.some(([field]) => textOf(entry, field) === place.id)
      if (hangsOnIt) deleteWhole(docs, { collection: name, id })
    }
  }
  const doc = docOf(docs, place)
  if (doc) collection(doc, place.collection).delete(place.id)
}

/** An entry in the bin. */
export interface BinEntry extends EntryPlace {
  /** What people call it; empty if it has no name. */
  readonly name: string
  readonly removal: Removal
}

/** What is in the bin, the latest removal first. Cells are not listed: they come back with their task. */
export function readBin(docs: BoardDocs): BinEntry[] {
  const entries = NAMES.flatMap((name) =>
    name === "assignments"
      ? []
      : listedEntries(docs, name).flatMap(([id, entry]) =>
          toBinEntry({ collection: name, id }, entry),
        ),
  )
  return entries.toSorted((a, b) => (a.removal.at < b.removal.at ? 1 : -1))
}

/** Empty for an entry that is not in the bin, and for a task that went with its phase. */
export function toBinEntry(place: EntryPlace, entry: EntryMap): BinEntry[] {
  const removal = isRemoved(entry) ? removalOf(entry) : undefined
  if (!removal || removal.withPhase !== undefined) return []
  return [{ ...place, name: nameOf(entry), removal }]
}

/** The first of the fields by which people know an entry. */
function nameOf(entry: EntryMap): string {
  const person = ["firstName", "lastName"].map((field) => textOf(entry, field)).filter(Boolean)
  const names = ["title", "name", "short", "text", "finding", "function"]
  return person.join(" ") || names.map((field) => textOf(entry, field)).find(Boolean) || ""
}

/** How many entries of each list go when this one is removed, itself not among them. */
export function goesWith(docs: BoardDocs, place: EntryPlace): ReadonlyMap<CollectionName, number> {
  const before = readContent(docs)
  const own = ((before[place.collection] ?? []) as Fields[]).filter(({ id }) => id !== place.id)
  const after = repairReferences({ ...before, [place.collection]: own })
  return new Map(
    NAMES.flatMap((name) => {
      const self = name === place.collection ? 1 : 0
      const count = (before[name]?.length ?? 0) - (after[name]?.length ?? 0) - self
      return count > 0 ? [[name, count] as const] : []
    }),
  )
}

/** Whether somebody has written more than a name into the entry, or filled in what goes with it. */
export function isFilled(docs: BoardDocs, place: EntryPlace): boolean {
  const doc = docOf(docs, place)
  const entry = doc && entryAt(doc, place)
  if (!entry || isRemoved(entry)) return false
  return holdsMoreThanName(place.collection, readEntry(entry)) || goesWith(docs, place).size > 0
}

/** Whether everything in the entry was written in this browser's document, since the page was opened. */
export function isOwnEntry(docs: BoardDocs, place: EntryPlace): boolean {
  const doc = docOf(docs, place)
  const entry = doc && entryAt(doc, place)
  if (!doc || !entry) return false
  return [...writersOf(entry)].every((id) => id === doc.clientID)
}

/** The lists whose entries somebody plans first and fills in later: their names alone count as empty. */
const PLANNED: ReadonlySet<CollectionName> = new Set(["phases", "institutions", "tasks"])
const PLANNED_FIELDS = ["title", "titleEn", "number", "kind", "color", "phaseId", "name", "short"]

/** Whether an entry says more than what its row or column is called. */
export function holdsMoreThanName(name: CollectionName, fields: Fields): boolean {
  const entity: Entity = COLLECTIONS[name]
  return !isBareEntry(fields, entity, PLANNED.has(name) ? ["id", ...PLANNED_FIELDS] : ["id"])
}

export function all(docs: BoardDocs): Y.Doc[] {
  return [docs.board, docs.contacts, docs.internal].filter((doc) => doc !== undefined)
}

function listedEntries(docs: BoardDocs, name: CollectionName): [id: string, entry: EntryMap][] {
  const homes = name === "contacts" ? [docs.contacts, docs.internal] : [docs.board]
  return homes.flatMap((doc) => (doc ? entriesIn(collection(doc, name)) : []))
}

/** The document that holds the entry; undefined if this browser has it not. */
export function docOf(docs: BoardDocs, { collection: name, id }: EntryPlace): Y.Doc | undefined {
  if (name !== "contacts") return docs.board
  return [docs.contacts, docs.internal].find((doc) => doc && collection(doc, name).has(id))
}

function entryAt(doc: Y.Doc, { collection: name, id }: EntryPlace): EntryMap | undefined {
  return entryIn(collection(doc, name), id)
}
