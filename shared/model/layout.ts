import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type Field,
  type SectionName,
  SECTIONS,
} from "@tafelrunde/shared/entities"
import * as Y from "yjs"

/**
 * The documents that make up a board's content. Who may not see contacts has no document for them:
 * `contacts` holds those the network may see by name, `internal` all others; personal lists stand beside them.
 */
export interface BoardDocs {
  readonly board: Y.Doc
  readonly contacts?: Y.Doc
  readonly internal?: Y.Doc
}

/** One entity, or one of the board's own sections, in Yjs: a map of its fields. */
export type EntryMap = Y.Map<unknown>

/** Lists that every reader of the board receives; contacts live in rooms of their own. */
export const BOARD_COLLECTIONS = (Object.keys(COLLECTIONS) as CollectionName[]).filter(
  (name) => name !== "contacts",
)

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[]

/**
 * A list inside a section whose entries name people, such as who took part in the workshop. The documents with
 * contacts hold it, in a root map called like the field, and the section itself holds an empty list.
 */
export interface PersonalList {
  readonly section: SectionName
  readonly field: string
  readonly entity: Entity
}

export const PERSONAL_LISTS: readonly PersonalList[] = SECTION_NAMES.flatMap((section) =>
  Object.entries<Field>(SECTIONS[section].fields).flatMap(([name, field]) =>
    field.kind === "list" && namesPeople(field.entity)
      ? [{ section, field: name, entity: field.entity }]
      : [],
  ),
)

function namesPeople({ fields }: Entity): boolean {
  return Object.values(fields).some(({ personal }) => personal)
}

/** As clients have written it: read it with `entryIn` and `entriesIn`, which skip what is no entry. */
export function collection(doc: Y.Doc, name: CollectionName): Collection {
  return doc.getMap(name)
}

/** Entries by their keys; a hostile client may have put anything among them. */
export type Collection = Y.Map<unknown>

function isEntry(value: unknown): value is EntryMap {
  return value instanceof Y.Map
}

/** The entry under the key; undefined for none and for what is no entry. */
export function entryIn(entries: Collection, key: string): EntryMap | undefined {
  const value = entries.get(key)
  return isEntry(value) ? value : undefined
}

/** The entries of a collection, without what is no entry. */
export function entriesIn(entries: Collection): [key: string, entry: EntryMap][] {
  return [...entries].flatMap(([key, value]): [string, EntryMap][] =>
    isEntry(value) ? [[key, value]] : [],
  )
}

/** The map `board`: the sections, which collections are absent, and top-level fields we don't know. */
export function sections(doc: Y.Doc): EntryMap {
  return doc.getMap("board")
}

/** Everything structured in the board's document; what undo covers and model changes are about. */
export function structuredRoots(doc: Y.Doc): Y.Map<unknown>[] {
  return [sections(doc), ...BOARD_COLLECTIONS.map((name) => doc.getMap(name))]
}

/** Runs a change of several documents, in one transaction of each. */
export function transactAll(docs: readonly Y.Doc[], origin: unknown, change: () => void): void {
  const [first, ...others] = docs
  if (first) first.transact(() => transactAll(others, origin, change), origin)
  else change()
}

/** The same of a document with contacts. */
export function contactRoots(doc: Y.Doc): Y.Map<unknown>[] {
  return [doc.getMap("contacts"), ...PERSONAL_LISTS.map(({ field }) => doc.getMap(field))]
}

/** Key of a cell in `assignments`; escaped, so that no two cells share a key whatever their ids. */
export function cellKey(cell: { readonly taskId: string; readonly institutionId: string }): string {
  return `${encodeURIComponent(cell.taskId)}/${encodeURIComponent(cell.institutionId)}`
}
