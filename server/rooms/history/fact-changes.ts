import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type SectionName,
  SECTIONS,
} from "@tafelrunde/shared/entities"
import { isMark, REMOVED, type Slot, slotAt, type Structure } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type LogAuthor } from "../../storage/storage.ts"
import { type EditAuthors } from "../guards/guard.ts"
import { isAllowed, readBefore } from "../guards/read-before.ts"
import { type Restored } from "../guards/revert-update.ts"
import {
  changedItemsIn,
  holderOf,
  isNew,
  itemBefore,
  itemsOf,
  type YType,
} from "../guards/transaction-items.ts"
import { SERVER_AUTHOR } from "../log/journal.ts"

/** What a transaction did to a fact of the structured content. */
export interface FactChange {
  /** The entry's list; of a section of the board its name, with an empty `entryId`. */
  readonly list: string
  readonly entryId: string
  /** Empty where the entry as a whole was added, removed, restored or deleted. */
  readonly field: string
  readonly what: "changed" | "added" | "removed" | "restored" | "deleted"
  readonly author: LogAuthor
  /** Whether the field holds a text in which people type. */
  readonly isTyped: boolean
  /** As JSON; null where it is not kept: personal, or too long. */
  readonly before: string | null
  /** As JSON; undefined where it need not be known. */
  readonly after: string | undefined
}

/**
 * A transaction that changes more facts is an import or a restoration: nobody reads them one by one. What is deleted
 * for good is told in any case, because its history has to go.
 */
const MOST_OF_A_TRANSACTION = 500
/** The longest text of a field with its quotes fits. */
const MOST_CHARACTERS = 6000
/** So many items tell who has typed. */
const MOST_ITEMS = 8
const ORDER = "order"

/** The maps that hold the entries of a list, or the sections of the board. */
interface Root {
  readonly name: string
  readonly structure: Structure
}

/** An entry and the types in one of its fields that the transaction has changed. */
interface TouchedField {
  readonly root: Root
  readonly entry: YType
  readonly entryKey: string
  readonly field: string
  readonly inside: YType[]
}

/** Finds what transactions change in the facts of one room's document. */
export class FactChanges {
  readonly #roots = new Map<YType, Root>()

  constructor(doc: Y.Doc, roots: Readonly<Record<string, Structure>>) {
    for (const [name, structure] of Object.entries(roots)) {
      if (!(name in COLLECTIONS) && structure.holds !== "sections") continue
      const root: unknown = doc.getMap(name)
      if (root instanceof Y.AbstractType) this.#roots.set(root, { name, structure })
    }
  }

  /** Call in `afterTransaction`, before Yjs frees what was deleted. */
  changesIn(transaction: Y.Transaction, authors: EditAuthors): readonly FactChange[] {
    const fields = new Map<string, TouchedField>()
    const changes: FactChange[] = []
    for (const [type, keys] of transaction.changed) {
      const root = this.#roots.get(type)
      if (root) addEntries(changes, { root, type, keys }, { transaction, authors })
      else if (fields.size <= MOST_OF_A_TRANSACTION) {
        this.#addFields(fields, { type, keys }, transaction)
      }
    }
    for (const touched of fields.values()) {
      const change = changeOf(touched, { transaction, authors })
      if (change) changes.push(change)
    }
    const deleted = changes.filter(({ what }) => what === "deleted")
    const others = changes.filter(({ what }) => what !== "deleted")
    return [...deleted, ...others.slice(0, MOST_OF_A_TRANSACTION)]
  }

  #addFields(
    fields: Map<string, TouchedField>,
    { type, keys }: { type: YType; keys: ReadonlySet<string | null> },
    transaction: Y.Transaction,
  ): void {
    const place = this.#placeOf(type)
    if (!place || isNew(place.holder, transaction)) return
    const { root, entry, entryKey, field } = place
    const names = field === undefined ? [...keys].filter((key) => key !== null) : [field]
    for (const name of names) {
      const key = JSON.stringify([root.name, entryKey, name])
      const known = fields.get(key) ?? { root, entry, entryKey, field: name, inside: [] }
      if (field !== undefined) known.inside.push(type)
      fields.set(key, known)
    }
  }

  /** The entry in which a type stands, and in which of its fields; undefined outside of facts. */
  #placeOf(type: YType):
    | (Pick<TouchedField, "root" | "entry" | "entryKey"> & {
        readonly holder: Y.Item
        readonly field: string | undefined
      })
    | undefined {
    let current = type
    let field: string | undefined
    for (;;) {
      const holder = holderOf(current)
      if (!holder || holder.deleted || holder.parentSub === null) return undefined
      const { parent, parentSub } = holder
      if (!(parent instanceof Y.AbstractType)) return undefined
      const root = this.#roots.get(parent)
      if (root) return { root, entry: current, entryKey: parentSub, holder, field }
      field = parentSub
      current = parent
    }
  }
}

interface Review {
  readonly transaction: Y.Transaction
  readonly authors: EditAuthors
}

/** The entries that a transaction has added to a list or deleted for good. */
function addEntries(
  changes: FactChange[],
  { root, type, keys }: { root: Root; type: YType; keys: ReadonlySet<string | null> },
  { transaction, authors }: Review,
): void {
  if (root.structure.holds !== "entries") return
  for (const key of keys) {
    const item = key === null ? undefined : itemsOf(type).get(key)
    if (key === null || !item) continue
    const wasThere = itemBefore(item, transaction) !== undefined
    if (wasThere ? !item.deleted : item.deleted) continue
    const author = authorOf([item], authors)
    const fact = { list: root.name, entryId: key, isTyped: false, author, after: undefined }
    if (wasThere) changes.push({ ...fact, field: "", what: "deleted", before: null })
    else if (root.name === "assignments") {
      changes.push({ ...fact, field: "roles", what: "changed", before: "null" })
    } else changes.push({ ...fact, field: "", what: "added", before: null })
  }
}

/** Undefined where nothing has changed in the end, and for what is no fact, such as the place in the list. */
function changeOf(touched: TouchedField, review: Review): FactChange | undefined {
  const { root, entryKey, field, entry } = touched
  const item = itemsOf(entry).get(field)
  if (!item) return undefined
  const isWhole = isNew(item, review.transaction) || item.deleted
  const author = authorOf(isWhole ? [item] : itemsInside(touched, review), review.authors)
  const isSection = root.structure.holds === "sections"
  const key = isSection ? { list: entryKey, entryId: "" } : { list: root.name, entryId: entryKey }
  if (field !== REMOVED) return valueChange({ ...key, author }, { touched, item }, review)
  // A cell in the bin is an empty cell, which its roles tell.
  return root.name === "assignments" ? undefined : marked(item, { ...key, author }, review)
}

type Fact = Pick<FactChange, "list" | "entryId" | "author">

function valueChange(
  fact: Fact,
  { touched, item }: { readonly touched: TouchedField; readonly item: Y.Item },
  { transaction }: Review,
): FactChange | undefined {
  const { root, entryKey, field } = touched
  const description = new Map(Object.entries(entityOf(touched)?.fields ?? {})).get(field)
  const structure = slotAt(root.structure, entryKey).map
  if (!description || !structure) return undefined
  const slot = slotAt(structure, field)
  const beforeItem = itemBefore(item, transaction)
  const restored = beforeItem && readBefore(beforeItem, slot, transaction)
  const before = JSON.stringify(jsonOf(restored) ?? null)
  const after = textNow(item, slot)
  if (before === after) return undefined
  const isPersonal = root.name === "contacts" || description.personal
  const isKept = !isPersonal && before.length <= MOST_CHARACTERS
  const values = isKept ? { before, after } : { before: null, after: undefined }
  return { ...fact, ...values, field, what: "changed", isTyped: restored?.is === "text" }
}

function entityOf({ root, entryKey }: TouchedField): Entity | undefined {
  return root.structure.holds === "sections"
    ? SECTIONS[entryKey as SectionName]
    : COLLECTIONS[root.name as CollectionName]
}

function itemsInside({ inside }: TouchedField, { transaction }: Review): readonly Y.Item[] {
  return inside.flatMap((type) => changedItemsIn(type, transaction)).slice(0, MOST_ITEMS)
}

function marked(item: Y.Item, fact: Fact, { transaction }: Review): FactChange | undefined {
  const wasMarked = isMark(plainIn(itemBefore(item, transaction)))
  const isMarked = !item.deleted && isMark(plainIn(item))
  if (wasMarked === isMarked) return undefined
  const what = isMarked ? "removed" : "restored"
  return { ...fact, field: "", what, isTyped: false, before: null, after: undefined }
}

function plainIn(item: Y.Item | undefined): unknown {
  return item?.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
}

/** The field now as JSON; undefined for a list inside and for a value that may not stand there. */
function textNow({ content, deleted }: Y.Item, slot: Slot): string | undefined {
  if (deleted) return "null"
  // What JSON cannot carry is reverted anyway.
  if (!isAllowed(content, slot)) return undefined
  if (content instanceof Y.ContentAny) return JSON.stringify(content.arr.at(-1) ?? null)
  const type: unknown = content instanceof Y.ContentType ? content.type : undefined
  return type instanceof Y.Text ? JSON.stringify(type.toString()) : undefined
}

/** A value as the board's content has it: lists in their order, without what is in the bin. */
function jsonOf(restored: Restored | undefined): unknown {
  if (restored?.is === "plain") return restored.value
  if (restored?.is === "text") return restored.text
  const entries = (restored?.entries ?? []).flatMap(([key, entry]) =>
    entry.is === "map" ? [{ key, fields: new Map(entry.entries) }] : [],
  )
  if (!restored) return null
  return entries
    .filter(({ fields }) => !isMark(jsonOf(fields.get(REMOVED))))
    .toSorted((a, b) => compare(orderOf(a.fields), orderOf(b.fields)) || compare(a.key, b.key))
    .map(({ fields }) =>
      Object.fromEntries(
        [...fields]
          .filter(([name]) => name !== ORDER && name !== REMOVED)
          .map(([name, value]) => [name, jsonOf(value)]),
      ),
    )
}

function orderOf(fields: ReadonlyMap<string, Restored>): string {
  return String(jsonOf(fields.get(ORDER)))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function authorOf(items: readonly Y.Item[], authors: EditAuthors): LogAuthor {
  const sole = authors.soleWriter()
  if (sole) return sole
  for (const { id } of items) {
    const [author] = authors.writersOf(id)
    if (author) return author
  }
  return SERVER_AUTHOR
}
