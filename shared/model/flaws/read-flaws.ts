import { type BoardContent, type Flaw, repairContent } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { listedIn, readUnrepaired } from "../board-content.ts"
import { personalHomes } from "../contacts/personal-lists.ts"
import { listEntries, readValue, toField } from "../entry.ts"
import {
  BOARD_COLLECTIONS,
  type BoardDocs,
  type Collection,
  collection,
  entryIn,
  type EntryMap,
  PERSONAL_LISTS,
  SECTION_NAMES,
  sections,
} from "../layout.ts"
import { ORDER } from "../ordered.ts"
import { isRemoved, REMOVED } from "../removed.ts"

/** A board's content, and what of it no reader can show as it stands. */
export interface ContentWithFlaws {
  readonly content: BoardContent
  readonly flaws: readonly Flaw[]
}

/**
 * The board's content, and everything in its documents that no reader can show as it stands, by the keys of the
 * documents: `["tasks", "t01", "title"]`, `["meta"]`.
 */
export function readContentWithFlaws(docs: BoardDocs): ContentWithFlaws {
  const found: Flaw[] = []
  const content = repairContent(readUnrepaired(docs), (flaw) => found.push(flaw))
  return { content, flaws: [...unreadableValues(docs), ...withKeys(docs, found)] }
}

export function readFlaws(docs: BoardDocs): readonly Flaw[] {
  return readContentWithFlaws(docs).flaws
}

/** The flaws with the keys of entries in place of their places in lists. */
function withKeys(docs: BoardDocs, flaws: readonly Flaw[]): Flaw[] {
  // Sorted once a list: a board with thousands of entries too many has as many flaws.
  const lists = new Map<CollectionName, readonly [key: string, entry: EntryMap][]>()
  return flaws.map(({ path: [name = "", index, ...inner], reason }) => {
    if (!isCollection(name) || typeof index !== "number") {
      return { path: [name, ...(index === undefined ? [] : [index]), ...inner], reason }
    }
    const list = lists.get(name) ?? listedIn(docs, name)
    lists.set(name, list)
    const [key, entry] = list[index] ?? [""]
    return { path: [name, key, ...innerKeys(entry, inner)], reason }
  })
}

/** The same for a list inside an entry, such as an institution's units. */
function innerKeys(entry: EntryMap | undefined, inner: Flaw["path"]): Flaw["path"] {
  const [field, at, ...rest] = inner
  const list = typeof at === "number" ? entry?.get(String(field)) : undefined
  const key = list instanceof Y.Map ? listEntries(list)[Number(at)]?.[0] : at
  return [field, key, ...rest].filter((part) => part !== undefined)
}

function isCollection(name: string | number): name is CollectionName {
  return Object.hasOwn(COLLECTIONS, name)
}

/** A map of entries in one of the documents, and the list that it belongs to. */
export interface Home {
  readonly name: CollectionName
  readonly entries: Collection
}

export function homesOf({ board, contacts, internal }: BoardDocs): Home[] {
  const ofContacts = [contacts, internal].filter((doc) => doc !== undefined)
  return [
    ...BOARD_COLLECTIONS.map((name) => ({ name, entries: collection(board, name) })),
    ...ofContacts.map((doc) => ({
      name: "contacts" as const,
      entries: collection(doc, "contacts"),
    })),
  ]
}

/** What readers skip before they know what is described. */
function unreadableValues(docs: BoardDocs): Flaw[] {
  const board = sections(docs.board)
  const ofSections = SECTION_NAMES.flatMap((name) => {
    if (!board.has(name)) return []
    const section = entryIn(board, name)
    return section ? unreadableFields(section, [name]) : [wrongKind([name])]
  })
  const ofLists = homesOf(docs).flatMap(({ name, entries }) => unreadableEntries(entries, [name]))
  const ofPersons = PERSONAL_LISTS.flatMap((list) =>
    personalHomes(docs, list).flatMap((entries) =>
      unreadableEntries(entries, [list.section, list.field]),
    ),
  )
  return [...ofSections, ...ofLists, ...ofPersons]
}

function unreadableEntries(entries: Collection, path: Flaw["path"]): Flaw[] {
  return [...entries.keys()].flatMap((key) => {
    const entry = entryIn(entries, key)
    if (!entry) return [wrongKind([...path, key])]
    return isRemoved(entry) ? [] : unreadableFields(entry, [...path, key])
  })
}

/** Lists stand in the entries of a list, and in sections: no deeper. */
const DEEPEST = 4

function unreadableFields(entry: EntryMap, path: Flaw["path"]): Flaw[] {
  return [...entry.entries()].flatMap(([key, value]) => {
    if (key === ORDER || key === REMOVED) return []
    const at = [...path, toField(key)]
    if (value instanceof Y.Map && at.length < DEEPEST) return unreadableEntries(value, at)
    // Most values: reading them as text would cost as much as reading the board once more.
    if (typeof value === "string" || (value instanceof Y.Text && !(value instanceof Y.XmlText)))
      return []
    return value !== undefined && readValue(value) === undefined ? [wrongKind(at)] : []
  })
}

function wrongKind(path: Flaw["path"]): Flaw {
  return { path, reason: "kind" }
}
