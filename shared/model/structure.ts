import { isOfKind, isReadable } from "@tafelrunde/shared/content"
import { COLLECTIONS, type Entity, type Field, line, SECTIONS } from "@tafelrunde/shared/entities"

import { BOARD_COLLECTIONS, PERSONAL_LISTS } from "./layout.ts"
import { ORDER } from "./ordered.ts"
import { isMarkOrNone, REMOVED } from "./removed.ts"

/** A fractional index grows by a character with every few entries that are put at the same place. */
const ORDER_FIELD = line("Reihenfolge", "Order", { max: 1_000 })

/** A map of the structured content: a collection of entries, one entry, or the map of sections. */
export type Structure =
  | { readonly holds: "entries"; readonly entity: Entity }
  | {
      readonly holds: "fields"
      readonly entity: Entity
      /** Lists whose entries another document holds: here they are empty. */
      readonly elsewhere?: ReadonlySet<string>
    }
  | { readonly holds: "sections" }

/** What may stand under one key of such a map. */
export interface Slot {
  /** Whether a plain value is of a kind that may stand here; how long it is does not count. */
  readonly accepts: (value: unknown) => boolean
  /** What describes the value, if anything does. */
  readonly field?: Field | undefined
  readonly text: boolean
  /** A map of this structure; undefined if there may be no map. */
  readonly map: Structure | undefined
}

type Roots = Readonly<Record<string, Structure>>

/** The root maps of a board's document that hold structured content, by name. */
export const BOARD_ROOTS: Roots = {
  board: { holds: "sections" },
  ...Object.fromEntries(
    BOARD_COLLECTIONS.map((name) => [
      name,
      { holds: "entries", entity: COLLECTIONS[name] } as const,
    ]),
  ),
}

/** The same of the documents with contacts. */
export const CONTACT_ROOTS: Roots = {
  contacts: { holds: "entries", entity: COLLECTIONS.contacts },
  ...Object.fromEntries(
    PERSONAL_LISTS.map(({ field, entity }) => [field, { holds: "entries", entity } as const]),
  ),
}

const SECTION_STRUCTURES: ReadonlyMap<string, Structure> = new Map(
  Object.entries(SECTIONS).map(([name, entity]) => {
    const lists = PERSONAL_LISTS.filter(({ section }) => section === name)
    return [name, { holds: "fields", entity, elsewhere: new Set(lists.map(({ field }) => field)) }]
  }),
)

export function slotAt(structure: Structure, key: string): Slot {
  switch (structure.holds) {
    case "entries":
      return entrySlot(structure.entity, key)
    case "sections": {
      const section = SECTION_STRUCTURES.get(key)
      return { accepts: section ? isNever : isReadable, text: false, map: section }
    }
    case "fields":
      return structure.elsewhere?.has(key)
        ? { accepts: isEmpty, text: false, map: undefined }
        : fieldSlot(structure.entity, key)
  }
}

/** Readers take the key for the entry's id. */
function entrySlot(entity: Entity, key: string): Slot {
  const { id } = entity.fields
  const isKey = id?.kind !== "id" || isOfKind(key, id)
  return { accepts: isNever, text: false, map: isKey ? { holds: "fields", entity } : undefined }
}

function fieldSlot({ fields }: Entity, key: string): Slot {
  if (key === REMOVED) return { accepts: isMarkOrNone, text: false, map: undefined }
  const field = key === ORDER ? ORDER_FIELD : Object.hasOwn(fields, key) ? fields[key] : undefined
  if (!field) return { accepts: isReadable, text: true, map: undefined }
  return {
    accepts: (value) => isReadable(value) && isOfKind(value, field),
    field,
    text: field.kind === "prose",
    map: field.kind === "list" ? { holds: "entries", entity: field.entity } : undefined,
  }
}

function isNever(): boolean {
  return false
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
