import {
  type BoardContent,
  isReadable,
  type Language,
  neededReferences,
  repairContent,
} from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS, type SectionName } from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { contactEntries, writeContacts } from "./contacts/contacts.ts"
import {
  ownEntity,
  withoutPersonal,
  withPersonal,
  writePersonalLists,
} from "./contacts/personal-lists.ts"
import { type Fields, readEntry, sameJson, writeEntries, writeEntry } from "./entry.ts"
import {
  BOARD_COLLECTIONS,
  type BoardDocs,
  cellKey,
  collection,
  entriesIn,
  entryIn,
  type EntryMap,
  SECTION_NAMES,
  sections,
  transactAll,
} from "./layout.ts"
import { shownPhases, textOf } from "./matrix.ts"
import { isRemoved, visibleEntries } from "./removed.ts"

/** Top-level field → whether it was `null` or missing, so that it comes back the same way. */
const ABSENT = "absent"
const UNKNOWN = "unknown"
const FIELDS = [...SECTION_NAMES, ...BOARD_COLLECTIONS, "contacts" as const]
const KNOWN = new Set<string>(["schema", "version", ...FIELDS])

/**
 * Makes the documents say what the content says, in one transaction a document and touching only
 * what differs; the canvas and the bin stay. An entry of the bin that the content has is taken out of it.
 * The content must have been validated.
 */
export function writeContent(docs: BoardDocs, content: BoardContent, origin?: unknown): void {
  const isKept = keptInBin(docs.board, content)
  docs.board.transact(() => writeBoard(docs.board, content, isKept), origin)
  const people = [docs.contacts, docs.internal].filter((doc) => doc !== undefined)
  transactAll(people, origin, () => {
    writeContacts(docs, content.contacts ?? [], (entry) => isKept("contacts", entry))
    writePersonalLists(docs, content)
  })
}

type IsKept = (name: CollectionName, entry: EntryMap) => boolean

/** What stays in the bin when this content is written: the removed entries that it lacks, and what hangs on them. */
function keptInBin(doc: Y.Doc, content: BoardContent): IsKept {
  const inBin = new Set<string>()
  const known = new Set<string>()
  for (const name of BOARD_COLLECTIONS) {
    for (const { id } of (content[name] ?? []) as { id?: unknown }[])
      known.add(`${name}/${String(id)}`)
    for (const [id, entry] of entriesIn(collection(doc, name))) {
      if (isRemoved(entry) && !known.has(`${name}/${id}`)) {
        inBin.add(`${name}/${id}`)
      }
    }
  }
  return (name, entry) => {
    if (isRemoved(entry)) return true
    const targets = neededReferences(COLLECTIONS[name]).map(
      ([field, { to }]) => `${to}/${textOf(entry, field)}`,
    )
    return (
      targets.some((target) => inBin.has(target)) &&
      targets.every((target) => inBin.has(target) || known.has(target))
    )
  }
}

function writeBoard(doc: Y.Doc, content: BoardContent, isKept: IsKept): void {
  const board = sections(doc)
  for (const name of SECTION_NAMES) writeSection(board, name, content[name])
  for (const name of BOARD_COLLECTIONS) {
    writeEntries(collection(doc, name), content[name] ?? [], {
      entity: COLLECTIONS[name],
      isKept: (entry) => isKept(name, entry),
      ...(name === "assignments" && { keyOf: keyOfAssignment }),
    })
  }
  setIfChanged(board, ABSENT, absentFields(content))
  setIfChanged(
    board,
    UNKNOWN,
    Object.fromEntries(Object.entries(content).filter(([field]) => !KNOWN.has(field))),
  )
}

function keyOfAssignment(entry: Fields): string {
  return cellKey({ taskId: String(entry["taskId"]), institutionId: String(entry["institutionId"]) })
}

function writeSection(board: EntryMap, name: SectionName, value: Fields | null | undefined): void {
  if (!value) {
    board.delete(name)
    return
  }
  if (!entryIn(board, name)) board.set(name, new Y.Map())
  const section = entryIn(board, name)
  if (section) writeEntry(section, withoutPersonal(name, value), ownEntity(name))
}

function setIfChanged(map: EntryMap, key: string, value: unknown): void {
  if (!sameJson(map.get(key), value)) map.set(key, value)
}

function absentFields(content: BoardContent): Record<string, "null" | "missing"> {
  return Object.fromEntries(
    FIELDS.filter((name) => content[name] === null || content[name] === undefined).map((name) => [
      name,
      content[name] === null ? "null" : "missing",
    ]),
  )
}

/**
 * The board's content as it stands, always importable: what is in the bin, and what has lost its meaning
 * by that (an assignment of a removed task), is left out here and comes back with it.
 */
export function readContent(docs: BoardDocs): BoardContent {
  return repairContent(readUnrepaired(docs))
}

/** The same as JSON that no validator has seen yet. */
export function readUnrepaired(docs: BoardDocs): Record<string, unknown> {
  const raw = readRaw(docs)
  return { ...raw, ...tasksInShownPhases(docs.board, raw) }
}

function readRaw(docs: BoardDocs): Record<string, unknown> {
  const board = sections(docs.board)
  const absent = fieldsIn(board, ABSENT)
  const unknown = Object.entries(fieldsIn(board, UNKNOWN)).filter(([field]) => !KNOWN.has(field))
  const raw: Record<string, unknown> = {
    ...Object.fromEntries(unknown),
    schema: "tafelrunde/board-content",
    version: 1,
  }
  for (const name of SECTION_NAMES) {
    const section = entryIn(board, name)
    if (section) raw[name] = withPersonal(docs, name, readEntry(section))
    else if (absent[name] === "null") raw[name] = null
  }
  for (const name of [...BOARD_COLLECTIONS, "contacts" as const]) {
    setCollection(raw, name, { absent, entries: listedIn(docs, name) })
  }
  return raw
}

/** The entries of a list that are not in the bin, in the board's order. */
export function listedIn(docs: BoardDocs, name: CollectionName): [key: string, entry: EntryMap][] {
  return name === "contacts"
    ? contactEntries(docs).filter(([, entry]) => !isRemoved(entry))
    : visibleEntries(collection(docs.board, name))
}

/** A plain object under a key of the map `board`; empty for anything else. */
function fieldsIn(board: EntryMap, key: string): Fields {
  const value = board.get(key)
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
  return isObject && isReadable(value) ? { ...value } : {}
}

/** The tasks of a removed phase stand in another one. */
function tasksInShownPhases(doc: Y.Doc, { tasks }: Fields): Fields {
  const shown = shownPhases(doc)
  if (!Array.isArray(tasks)) return {}
  return {
    tasks: (tasks as Fields[]).map((task) => {
      const phaseId = shown.get(String(task["phaseId"]))
      return phaseId === undefined || phaseId === task["phaseId"] ? task : { ...task, phaseId }
    }),
  }
}

interface CollectionState {
  readonly absent: Fields
  readonly entries: readonly [string, EntryMap][]
}

function setCollection(
  raw: Record<string, unknown>,
  name: CollectionName,
  { absent, entries }: CollectionState,
): void {
  const given = absent[name]
  if (entries.length > 0 || given === undefined) {
    // The key decides: two entries with one id in their fields are two entries.
    const hasId = Object.hasOwn(COLLECTIONS[name].fields, "id")
    raw[name] = entries.map(([id, entry]) => ({ ...readEntry(entry), ...(hasId && { id }) }))
  } else if (given === "null") {
    raw[name] = null
  }
}

/** How many cells the largest tables have together, matrix and list, without reading the content. */
export function tableCells(doc: Y.Doc): number {
  const [tasks, institutions, assignments] = SIZED.map((name) => collection(doc, name).size)
  return (tasks ?? 0) * ((institutions ?? 0) + MATRIX_COLUMNS) + (assignments ?? 0) * LIST_COLUMNS
}

const SIZED = ["tasks", "institutions", "assignments"] as const
/** Columns of the matrix beside the institutions, and of the long list. */
const MATRIX_COLUMNS = 10
const LIST_COLUMNS = 20

/** The board's title as its content says; empty when it has none. */
export function readTitle(doc: Y.Doc): string {
  const meta = sections(doc).get("meta")
  return meta instanceof Y.Map ? textOf(meta, "title") : ""
}

/** The language in which the board's content is written. */
export function readLanguage(doc: Y.Doc): Language {
  const meta = sections(doc).get("meta")
  return meta instanceof Y.Map && textOf(meta, "language") === "en" ? "en" : "de"
}
