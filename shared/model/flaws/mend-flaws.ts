import { type Flaw, mendEntry } from "@tafelrunde/shared/content"
import { COLLECTIONS, type Entity, type SectionName, SECTIONS } from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { removeEntry } from "../bin.ts"
import { mendPersonalList } from "../contacts/personal-lists.ts"
import { type Fields, readEntry, writeEntry } from "../entry.ts"
import {
  type BoardDocs,
  type Collection,
  entriesIn,
  entryIn,
  type EntryMap,
  SECTION_NAMES,
  sections,
  transactAll,
} from "../layout.ts"
import { type Remover, SOMEBODY } from "../removed.ts"
import { localEdit } from "../undo.ts"
import { homesOf } from "./read-flaws.ts"

/**
 * Takes out of the documents what these flaws are about: values of the wrong kind and entries that mean nothing
 * without them are deleted, texts are cut, entries beyond the greatest number go into the bin.
 */
export function mendFlaws(
  docs: BoardDocs,
  flaws: readonly Flaw[],
  { by = SOMEBODY, origin = localEdit }: { readonly by?: Remover; readonly origin?: unknown } = {},
): void {
  const all = [docs.board, docs.contacts, docs.internal].filter((doc) => doc !== undefined)
  transactAll(all, origin, () => {
    for (const flaw of flaws) mendFlaw(docs, flaw, by)
  })
}

function mendFlaw(docs: BoardDocs, { path, reason }: Flaw, by: Remover): void {
  const [name = "", key = "", ...inner] = path.map(String)
  const section = SECTION_NAMES.find((each) => each === name)
  if (section) return mendSection(docs, section, key)
  const home = homesOf(docs).find((each) => each.name === name && each.entries.has(key))
  if (!home) return
  const isWhole = inner.length === 0
  if (isWhole && reason === "count" && home.name !== "assignments") {
    const doc = home.entries.doc
    if (doc) removeEntry(doc, { collection: home.name, id: key }, by)
  } else if (isWhole && reason !== "length") home.entries.delete(key)
  else if (reason === "repeated") deleteInner(entryIn(home.entries, key), inner)
  else mendAt(home.entries, key, COLLECTIONS[home.name])
}

function mendSection(docs: BoardDocs, section: SectionName, field: string): void {
  if (mendPersonalList(docs, section, field)) return
  mendAt(sections(docs.board), section, SECTIONS[section])
}

/** Deletes an entry of a list inside an entry. */
function deleteInner(entry: EntryMap | undefined, [field = "", key = ""]: readonly string[]): void {
  const list = entry?.get(field)
  if (list instanceof Y.Map) list.delete(key)
  else if (entry && Array.isArray(list)) entry.set(field, list.toSpliced(Number(key), 1))
}

function mendAt(entries: Collection, key: string, entity: Entity): void {
  const entry = entryIn(entries, key)
  const fields: Fields = entry ? readEntry(entry) : {}
  const own =
    entity.fields["id"]?.kind === "id" && !isSection(entity) ? { ...fields, id: key } : fields
  const mended = entry && mendEntry(own, entity, { path: [], onFlaw: () => {} })
  if (!mended) return entries.delete(key)
  writeEntry(entry, mended, entity)
  for (const list of entry.values()) if (list instanceof Y.Map) deleteUnreadable(list)
}

function deleteUnreadable(list: Collection): void {
  const known = new Set(entriesIn(list).map(([key]) => key))
  for (const key of list.keys()) if (!known.has(key)) list.delete(key)
}

function isSection(entity: Entity): boolean {
  return Object.values<Entity>(SECTIONS).includes(entity)
}
