import { type BoardContent, mendList } from "@tafelrunde/shared/content"
import { type Entity, type SectionName, SECTIONS } from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { type Fields, listEntries, readEntry, writeEntries } from "../entry.ts"
import {
  type BoardDocs,
  type Collection,
  entryIn,
  type EntryMap,
  PERSONAL_LISTS,
  type PersonalList,
  sections,
} from "../layout.ts"
import { compare, orderAll, orderOf } from "../ordered.ts"

/** The root map that holds the list's entries in a document with contacts. */
function personalEntries(doc: Y.Doc, { field }: PersonalList): Collection {
  return doc.getMap(field)
}

/** The documents with contacts of a board, as far as they are there, with the list's entries in each. */
export function personalHomes(docs: BoardDocs, list: PersonalList): Collection[] {
  return [docs.contacts, docs.internal].flatMap((doc) => (doc ? [personalEntries(doc, list)] : []))
}

/** The section as the board's own document holds it: its personal lists are empty. */
export function withoutPersonal(name: SectionName, section: Fields): Fields {
  const own = { ...section }
  for (const { field } of listsOf(name)) if (Array.isArray(own[field])) own[field] = []
  return own
}

/** The description of a section in the board's own document, where its personal lists are plain values. */
export function ownEntity(name: SectionName): Entity {
  const own = new Set(listsOf(name).map(({ field }) => field))
  const entity: Entity = SECTIONS[name]
  const fields = Object.entries(entity.fields).filter(([field]) => !own.has(field))
  return { ...entity, fields: Object.fromEntries(fields) }
}

/** The section with the entries of its personal lists, as far as these documents have them. */
export function withPersonal(docs: BoardDocs, name: SectionName, section: Fields): Fields {
  const whole = { ...section }
  for (const list of listsOf(name)) {
    const values = placedIn(docs, list).map(({ value }) => value)
    if (values.length > 0) whole[list.field] = values
  }
  return whole
}

function listsOf(name: SectionName): readonly PersonalList[] {
  return PERSONAL_LISTS.filter(({ section }) => section === name)
}

/** Makes the documents with contacts hold the content's personal lists; call it in a transaction of both. */
export function writePersonalLists(docs: BoardDocs, content: BoardContent): void {
  for (const list of PERSONAL_LISTS) {
    const section: Fields = content[list.section] ?? {}
    const value = section[list.field]
    writeList(docs, list, Array.isArray(value) ? (value as Fields[]) : [])
  }
}

function writeList(docs: BoardDocs, list: PersonalList, values: readonly Fields[]): void {
  const placed = values.map((value, index) => ({ key: `#${index}`, value }))
  writePlaced(docs, list, placed)
}

interface Placed {
  readonly key: string
  readonly value: Fields
}

function writePlaced(docs: BoardDocs, list: PersonalList, entries: readonly Placed[]): void {
  for (const doc of [docs.contacts, docs.internal]) {
    if (!doc) continue
    const belonging = entries.filter(({ value }) => homeOf(docs, list, value) === doc)
    writeEntries(
      personalEntries(doc, list),
      belonging.map(({ value }) => value),
      { entity: list.entity, keyOf: (_, index) => belonging[index]?.key ?? "" },
    )
  }
  orderAll(
    personalHomes(docs, list).flatMap(listEntries),
    entries.map(({ key }) => key),
  )
}

/** A person is named to those only who see the contact that the entry refers to. */
function homeOf(docs: BoardDocs, { entity }: PersonalList, value: Fields): Y.Doc | undefined {
  const hidden = docs.internal?.getMap("contacts")
  const isHidden = Object.entries(entity.fields).some(
    ([name, field]) =>
      field.kind === "ref" && field.to === "contacts" && hidden?.has(String(value[name])),
  )
  return isHidden ? docs.internal : docs.contacts
}

/** The entries in the board's order. Boards from before have them in the section itself. */
function placedIn(docs: BoardDocs, list: PersonalList): Placed[] {
  const moved = personalHomes(docs, list).flatMap(listEntries)
  const known = new Set(moved.map(([key]) => key))
  const rest = unmoved(docs.board, list).filter(({ key }) => !known.has(key))
  const all = [...moved.map(toPlaced), ...rest]
  return all.toSorted((a, b) => compare(a.order, b.order) || compare(a.key, b.key))
}

function toPlaced([key, entry]: [key: string, entry: EntryMap]): Placed & { order: string } {
  return { key, value: readEntry(entry, 1), order: orderOf(entry) }
}

function unmoved(board: Y.Doc, { section, field }: PersonalList): (Placed & { order: string })[] {
  const value = entryIn(sections(board), section)?.get(field)
  if (value instanceof Y.Map) return listEntries(value).map(toPlaced)
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown, index) =>
    typeof entry === "object" && entry !== null && !Array.isArray(entry)
      ? [{ key: `#${index}`, value: { ...entry }, order: "" }]
      : [],
  )
}

/** Puts every entry of the personal lists where those see it who may: a contact has become visible to others. */
export function placePersonalLists(docs: BoardDocs): void {
  for (const list of PERSONAL_LISTS) writePlaced(docs, list, placedIn(docs, list))
}

/** Whether the board is from before personal lists stood beside the contacts. */
export function hasUnmovedLists(board: Y.Doc): boolean {
  return PERSONAL_LISTS.some((list) => isUnmoved(board, list))
}

function isUnmoved(board: Y.Doc, { section, field }: PersonalList): boolean {
  const value = entryIn(sections(board), section)?.get(field)
  const isEmptyList = Array.isArray(value) && value.length === 0
  return value !== undefined && value !== null && !isEmptyList
}

/** Moves what `hasUnmovedLists` finds to its place. */
export function movePersonalLists(docs: Required<BoardDocs>): void {
  for (const list of PERSONAL_LISTS.filter((each) => isUnmoved(docs.board, each))) {
    writePlaced(docs, list, placedIn(docs, list))
    emptyOwn(docs.board, list)
  }
}

function emptyOwn(board: Y.Doc, { section, field }: PersonalList): void {
  entryIn(sections(board), section)?.set(field, [])
}

/** Mends the list of a section like any other, for who has all documents; see `mendFlaws`. False if it is no personal list. */
export function mendPersonalList(docs: BoardDocs, name: SectionName, field: string): boolean {
  const list = listsOf(name).find((each) => each.field === field)
  if (!list) return false
  const values = placedIn(docs, list).map(({ value }) => value)
  writeList(docs, list, mendList(values, list.entity, { path: [], onFlaw: () => {} }) ?? [])
  if (isUnmoved(docs.board, list)) emptyOwn(docs.board, list)
  return true
}
