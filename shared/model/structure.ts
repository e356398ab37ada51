import { COLLECTIONS, layoutOf, SECTIONS } from "./layout.ts"

/** A map of the structured content: a collection of entries, one entry, or the map of sections. */
export type Structure =
  | { readonly holds: "entries"; readonly kind: string }
  | { readonly holds: "fields"; readonly kind: string }
  | { readonly holds: "sections" }

/** What may stand under one key of such a map. */
export interface Slot {
  /** A value as JSON has it. */
  readonly plain: boolean
  readonly text: boolean
  /** A map of this structure; undefined if there may be no map. */
  readonly map: Structure | undefined
}

type Roots = Readonly<Record<string, Structure>>

/** The root maps of a board's document that hold structured content, by name. */
export const BOARD_ROOTS: Roots = {
  board: { holds: "sections" },
  ...Object.fromEntries(COLLECTIONS.map((kind) => [kind, { holds: "entries", kind } as const])),
}

/** The same of the documents with contacts. */
export const CONTACT_ROOTS: Roots = { contacts: { holds: "entries", kind: "contacts" } }

const SECTION_NAMES: ReadonlySet<string> = new Set(SECTIONS)

export function slotAt(structure: Structure, key: string): Slot {
  switch (structure.holds) {
    case "entries":
      return { plain: false, text: false, map: { holds: "fields", kind: structure.kind } }
    case "sections":
      return SECTION_NAMES.has(key)
        ? { plain: false, text: false, map: { holds: "fields", kind: key } }
        : { plain: true, text: false, map: undefined }
    case "fields": {
      const isList = layoutOf(structure.kind).lists.includes(key)
      return { plain: true, text: true, map: isList ? { holds: "entries", kind: key } : undefined }
    }
  }
}
