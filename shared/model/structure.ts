import { COLLECTIONS, type Entity, SECTIONS } from "@tafelrunde/shared/entities"

import { BOARD_COLLECTIONS, PERSONAL_LISTS } from "./layout.ts"

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
  /** A value as JSON has it. */
  readonly plain: boolean
  /** Of the plain values only none and the empty list. */
  readonly empty?: boolean
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
      return { plain: false, text: false, map: { holds: "fields", entity: structure.entity } }
    case "sections": {
      const section = SECTION_STRUCTURES.get(key)
      return { plain: !section, text: false, map: section }
    }
    case "fields": {
      if (structure.elsewhere?.has(key)) {
        return { plain: true, empty: true, text: false, map: undefined }
      }
      const field = structure.entity.fields[key]
      const map =
        field?.kind === "list" ? { holds: "entries" as const, entity: field.entity } : undefined
      return { plain: true, text: true, map }
    }
  }
}
