import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type Field,
  type SectionName,
  SECTIONS,
} from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { type Fields, readEntry, writeEntry, writeField } from "./entry.ts"
import { cellKey, collection, entryIn, type EntryMap, sections } from "./layout.ts"
import { isRemoved } from "./removed.ts"
import { add, edit, lastKey, move, newId } from "./undo.ts"

/** An entry of a list; the id of an assignment is its `cellKey`. */
export interface EntryPlace {
  readonly collection: CollectionName
  readonly id: string
}

interface NewEntry {
  readonly fields: Fields
  /** Behind this entry; without it at the end. */
  readonly afterId?: string | undefined
}

/**
 * Adds an entry with the initial values of its description and these fields; returns its id.
 * Contacts are added in the document that is to hold them.
 */
export function addEntry(doc: Y.Doc, name: CollectionName, entry: NewEntry): string {
  const entity: Entity = COLLECTIONS[name]
  const entries = collection(doc, name)
  const id = keyOf(name, entry.fields) ?? newId()
  const hasId = entity.fields["id"] !== undefined
  const fields = { ...(hasId && { id }), ...initialFields(entity), ...entry.fields }
  edit(doc, () => {
    const map = add(entries, id, entry.afterId ?? lastKey(entries))
    writeEntry(map, fields, entity)
  })
  return id
}

/** Whether the list holds an entry under this id, be it in the bin. */
export function hasEntry(doc: Y.Doc, { collection: name, id }: EntryPlace): boolean {
  return collection(doc, name).has(id)
}

/** Whether the list shows an entry under this id: it is there, and not in the bin. */
export function isListed(doc: Y.Doc, { collection: name, id }: EntryPlace): boolean {
  const entry = entryIn(collection(doc, name), id)
  return entry !== undefined && !isRemoved(entry)
}

/** The key that the fields themselves give: of a cell, or of an entry that has its id already. */
export function keyOf(name: CollectionName, fields: Fields): string | undefined {
  if (name !== "assignments") return typeof fields["id"] === "string" ? fields["id"] : undefined
  return cellKey({
    taskId: String(fields["taskId"]),
    institutionId: String(fields["institutionId"]),
  })
}

/** What a new entry begins with. */
export function initialFields(entity: Entity): Fields {
  return Object.fromEntries(
    Object.entries(entity.fields).flatMap(([name, field]) => {
      const value = initialValue(field)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Lists begin empty, so that what two people add to one at the same time meets in one list. */
function initialValue(field: Field): unknown {
  if (field.kind === "choice") return field.initial
  if (field.kind === "list") return []
  if (field.kind !== "section") return undefined
  const fields = initialFields(field.entity)
  return Object.keys(fields).length > 0 ? fields : undefined
}

/**
 * Sets a field of an entry, `privacy.visibility` for one of a section inside it. Prose is changed
 * where it differs only. Does nothing when the entry is gone or the value is there already.
 */
export function setField(doc: Y.Doc, place: EntryPlace, change: FieldChange): void {
  const entry = entryIn(collection(doc, place.collection), place.id)
  if (!entry) return
  edit(doc, () => changeField(entry, COLLECTIONS[place.collection], change))
}

/** Sets a field of one of the board's own sections, such as the paper's title. */
export function setSectionField(doc: Y.Doc, name: SectionName, change: FieldChange): void {
  edit(doc, () => {
    const board = sections(doc)
    const existing = board.get(name)
    const section = existing instanceof Y.Map ? (existing as EntryMap) : new Y.Map<unknown>()
    if (section !== existing) board.set(name, section)
    changeField(section, SECTIONS[name], change)
  })
}

export interface FieldChange {
  readonly field: string
  readonly value: unknown
}

function changeField(entry: EntryMap, entity: Entity, { field: path, value }: FieldChange): void {
  const [field = "", ...inner] = path.split(".")
  if (inner.length === 0) return writeField(entry, { field, value, entity })
  const whole = withValue(readEntry(entry)[field], inner, value)
  writeField(entry, { field, value: whole, entity })
}

/** The section with one value in it changed. */
function withValue(section: unknown, [name = "", ...inner]: string[], value: unknown): Fields {
  const fields = (typeof section === "object" ? section : null) as Fields | null
  const changed = inner.length === 0 ? value : withValue(fields?.[name], inner, value)
  return { ...fields, [name]: changed }
}

/** Gives an entry a new title; a translation of the old one would say something else. */
export function setTitle(doc: Y.Doc, place: EntryPlace, title: string): void {
  edit(doc, () => {
    setField(doc, place, { field: "title", value: title })
    if (entryIn(collection(doc, place.collection), place.id)?.get("titleEn")) {
      setField(doc, place, { field: "titleEn", value: null })
    }
  })
}

/** Moves an entry in front of another, or behind all (null). */
export function moveEntry(doc: Y.Doc, place: EntryPlace, beforeId: string | null): void {
  edit(doc, () => move(collection(doc, place.collection), place.id, beforeId))
}

/** Whether nothing is in the entry but what it began with and these fields. */
export function isBare(entry: EntryMap, entity: Entity, except: readonly string[]): boolean {
  return isBareEntry(readEntry(entry), entity, except)
}

/** The same of an entry as JSON. */
export function isBareEntry(fields: Fields, entity: Entity, except: readonly string[]): boolean {
  const initial = initialFields(entity)
  return Object.entries(fields).every(
    ([field, value]) => except.includes(field) || isEmpty(value) || value === initial[field],
  )
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  )
}
