import {
  type CanvasRecord,
  isJsonObject,
  LIMITS,
  type ShapeRecord,
} from "@tafelrunde/shared/canvas"
import { codeKey, institutionCode } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS, LENGTHS } from "@tafelrunde/shared/entities"
import {
  addEntry,
  addTask,
  type EntryLists,
  hasEntry,
  type ListedEntry,
  newId,
  readInstitutions,
} from "@tafelrunde/shared/model"

import { editNotes, linkNote, type NoteBoard, putNote, shapeAt } from "./note-changes.ts"

/** The lists whose entries notes can become, in the order in which they are offered. */
export const FACT_COLLECTIONS = [
  "tasks",
  "institutions",
  "openQuestions",
  "agreements",
  "goals",
] as const satisfies readonly CollectionName[]

export type FactCollection = (typeof FACT_COLLECTIONS)[number]

/** The entry that a note has become; it may be in the bin, or gone. */
export interface FactReference {
  readonly collection: FactCollection
  readonly id: string
}

/** What the template calls the notes that show entries. */
const PREFIXES: Readonly<Record<string, FactCollection>> = {
  goal: "goals",
  agreement: "agreements",
  question: "openQuestions",
}

/** The entry that a note stands for: the one that it has become, or the one that the template has made it of. */
export function factOf({ id, meta }: CanvasRecord): FactReference | undefined {
  const fact = isJsonObject(meta) ? meta["fact"] : undefined
  // Somebody has taken the link away, perhaps the template's.
  if (fact === null) return undefined
  if (isJsonObject(fact)) {
    const collection = FACT_COLLECTIONS.find((name) => name === fact["collection"])
    const entryId = fact["id"]
    return collection && typeof entryId === "string" ? { collection, id: entryId } : undefined
  }
  const [, prefix = "", entryId = ""] = /^shape:(goal|agreement|question)-(.+)$/.exec(id) ?? []
  const collection = PREFIXES[prefix]
  return collection && { collection, id: entryId }
}

export interface NoteText {
  readonly id: string
  readonly text: string
}

/** What one note would become. */
export interface PlannedFact extends NoteText {
  /** The note's words in one line. */
  readonly title: string
  /** An entry of the same title that the board has already. */
  readonly existing: { readonly id: string; readonly title: string } | undefined
  /** An earlier note of the same title, whose entry this one shares. */
  readonly sameAs: string | undefined
}

/** What notes would become in a list, with what stands there already; notes without words become nothing. */
export function planFacts(
  notes: readonly NoteText[],
  collection: FactCollection,
  lists: EntryLists,
): readonly PlannedFact[] {
  const present = new Map<string, { id: string; title: string }>()
  for (const entry of lists.list(collection).toReversed()) {
    const names = namesOf(entry, collection)
    for (const name of names) present.set(codeKey(name), { id: entry.id, title: names[0] ?? name })
  }
  const planned = new Map<string, string>()
  return notes.flatMap(({ id, text }) => {
    const title = titleIn(text, collection)
    const key = codeKey(title)
    if (key === "") return []
    const sameAs = planned.get(key)
    if (sameAs === undefined) planned.set(key, id)
    return [{ id, text, title, existing: present.get(key), sameAs }]
  })
}

/** By what people tell an entry from others. */
function namesOf({ fields }: ListedEntry, collection: FactCollection): string[] {
  const names = collection === "institutions" ? ["name", "short"] : [TITLES[collection]]
  return names.flatMap((name) => {
    const value = fields[name]
    return typeof value === "string" && value.trim() !== "" ? [value.trim()] : []
  })
}

/** The field that holds an entry's title. */
const TITLES = {
  tasks: "title",
  institutions: "name",
  openQuestions: "text",
  agreements: "title",
  goals: "text",
} as const satisfies Record<FactCollection, string>

/** Questions and goals are sentences; of what has a title it is the first line. */
function titleIn(text: string, collection: FactCollection): string {
  const isSentence = TITLES[collection] === "text"
  const [first = ""] = text.trim().split("\n")
  const line = (isSentence ? text : first).trim().replaceAll(/\s+/g, " ")
  return line.slice(0, isSentence ? LENGTHS.sentences : LENGTHS.title)
}

export interface Promotion {
  readonly collection: FactCollection
  readonly facts: readonly PlannedFact[]
  /** The notes that become new entries although the board has one of the same title. */
  readonly anew: ReadonlySet<string>
  /** Of tasks: where they come. */
  readonly row?: Row | undefined
}

/** A place in the matrix: behind a task, or at the end of the phase. */
export interface Row {
  readonly phaseId: string
  readonly afterId?: string
}

/** How many entries a promotion adds to the list, and how many notes it only links. */
export function countsOf({ facts, anew }: Promotion): { added: number; linked: number } {
  const isNew = ({ id, existing, sameAs }: PlannedFact): boolean =>
    sameAs === undefined && (existing === undefined || anew.has(id))
  const added = facts.filter(isNew).length
  return { added, linked: facts.length - added }
}

/** Whether the list has room for what a promotion adds. */
export function hasRoom(lists: EntryLists, promotion: Promotion): boolean {
  const { collection } = promotion
  return lists.list(collection).length + countsOf(promotion).added <= COLLECTIONS[collection].max
}

/**
 * Makes notes entries of a list, in one undo step: adds what the board lacks, and links each note to its entry. Returns
 * the entries by note.
 */
export function promoteNotes(board: NoteBoard, promotion: Promotion): ReadonlyMap<string, string> {
  const { collection, facts, anew } = promotion
  const entries = new Map<string, string>()
  editNotes(board, () => {
    const codes = new Set(readInstitutions(board.doc).map(({ short }) => codeKey(short)))
    for (const fact of facts) {
      const { id, existing, sameAs } = fact
      const shared = sameAs === undefined ? undefined : entries.get(sameAs)
      const present = shared ?? (anew.has(id) ? undefined : existing?.id)
      const entryId = present ?? addFact(board, promotion, { fact, codes })
      entries.set(id, entryId)
      link(board, id, { fact: { collection, id: entryId }, isNew: entryId !== existing?.id })
    }
  })
  return entries
}

/** Takes the link of a note to its entry away; the entry stays. */
export function unlinkNote(board: NoteBoard, id: string): void {
  const note = shapeAt(board.doc, id)
  if (note) editNotes(board, () => putNote(board, note, withFact(note, null)))
}

interface Link {
  readonly fact: FactReference
  /** Whether the entry is new: undo puts that into the bin, and the link leads nowhere, until redo brings it back. */
  readonly isNew: boolean
}

function link(board: NoteBoard, noteId: string, { fact, isNew }: Link): void {
  const note = shapeAt(board.doc, noteId)
  if (!note) return
  const linked = withFact(note, fact)
  if (isNew) linkNote(board.doc, note, linked)
  else putNote(board, note, linked)
}

function withFact(note: ShapeRecord, fact: FactReference | null): ShapeRecord {
  const meta = isJsonObject(note["meta"]) ? note["meta"] : {}
  return { ...note, meta: { ...meta, fact: fact && { ...fact } } }
}

interface NewFact {
  readonly fact: PlannedFact
  /** The short names of institutions that are taken. */
  readonly codes: Set<string>
}

function addFact({ doc }: NoteBoard, promotion: Promotion, { fact, codes }: NewFact): string {
  const { collection, row } = promotion
  const { title, text } = fact
  // The entry has the note's id, so that two people who do it at once make one entry.
  const own = fact.id.replace(/^shape:/, "")
  const isFree = own.length <= LIMITS.nameLength && !hasEntry(doc, { collection, id: own })
  const id = isFree ? own : newId()
  switch (collection) {
    case "tasks": {
      const description = text.trim().split("\n").slice(1).join("\n").trim()
      const more = description === "" ? {} : { description: sentences(description) }
      return addTask(doc, { phaseId: "", ...row, title, fields: { id, ...more } })
    }
    case "institutions": {
      const short = institutionCode(title, codes)
      codes.add(codeKey(short))
      return addEntry(doc, collection, { fields: { id, name: title, short } })
    }
    case "agreements":
      return addEntry(doc, collection, { fields: { id, title, text: sentences(text.trim()) } })
    case "openQuestions":
    case "goals":
      return addEntry(doc, collection, { fields: { id, text: sentences(text.trim()) } })
  }
}

function sentences(text: string): string {
  return text.slice(0, LENGTHS.sentences)
}
