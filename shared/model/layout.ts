import {
  type CollectionName,
  COLLECTIONS,
  type SectionName,
  SECTIONS,
} from "@tafelrunde/shared/entities"
import type * as Y from "yjs"

/** One entity, or one of the board's own sections, in Yjs: a map of its fields. */
export type EntryMap = Y.Map<unknown>

/** Lists that every reader of the board receives; contacts live in rooms of their own. */
export const BOARD_COLLECTIONS = (Object.keys(COLLECTIONS) as CollectionName[]).filter(
  (name) => name !== "contacts",
)

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[]

export function collection(doc: Y.Doc, name: CollectionName): Y.Map<EntryMap> {
  return doc.getMap<EntryMap>(name)
}

/** The map `board`: the sections, which collections are absent, and top-level fields we don't know. */
export function sections(doc: Y.Doc): EntryMap {
  return doc.getMap("board")
}

/** Everything structured in the board's document; what undo covers and model changes are about. */
export function structuredRoots(doc: Y.Doc): Y.Map<unknown>[] {
  return [sections(doc), ...BOARD_COLLECTIONS.map((name) => doc.getMap(name))]
}

/** Key of a cell in `assignments`; escaped, so that no two cells share a key whatever their ids. */
export function cellKey(cell: { readonly taskId: string; readonly institutionId: string }): string {
  return `${encodeURIComponent(cell.taskId)}/${encodeURIComponent(cell.institutionId)}`
}
