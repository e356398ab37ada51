import { isReadable, isValid } from "@tafelrunde/shared/content"
import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  flag,
  line,
  section,
} from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { type Collection, collection, type EntryMap } from "./layout.ts"
import { orderedEntries } from "./ordered.ts"

/**
 * Where the mark of a removed entry is kept, beside its fields. An entry in the bin stays where it is, so
 * that its cells, its references and what others write in it at the same time come back with it.
 * No field is ever stored under this key: a dot in front of a field's name is doubled (see `toKey`).
 */
export const REMOVED = ".removed"

/** Who removed an entry. */
export interface Remover {
  /** The name of the institution for which the person was here; null without one. */
  readonly institution: string | null
  readonly isFacilitator: boolean
}

const REMOVER = {
  one: { de: "Wer entfernt hat", en: "Who removed it" },
  many: { de: "Wer entfernt hat", en: "Who removed it" },
  max: 1,
  fields: {
    institution: line("Institution", "Institution"),
    isFacilitator: flag("Moderation", "Facilitator"),
  },
} as const satisfies Entity

/** As a field of the entry that it removes; marks of cells are empty. */
const MARK = section({
  one: { de: "Entfernt", en: "Removed" },
  many: { de: "Entfernt", en: "Removed" },
  max: 1,
  fields: {
    at: line("Zeitpunkt", "Time"),
    by: section(REMOVER),
    withPhase: line("Mit Phase", "With phase"),
  },
})

/** Who removed an entry where nobody said it. */
export const SOMEBODY: Remover = { institution: null, isFacilitator: false }

/** The mark of a removed entry. */
export interface Removal {
  /** ISO 8601, by the clock of the browser that removed it. */
  readonly at: string
  readonly by: Remover
  /** The phase that the entry went with, and comes back with. */
  readonly withPhase?: string
}

export function removalNow(by: Remover, withPhase?: string): Removal {
  return { at: new Date().toISOString(), by, ...(withPhase !== undefined && { withPhase }) }
}

/**
 * Whether the entry is in the bin. A cell that holds roles is not, whatever its mark says: somebody filled it
 * in while another person emptied it.
 */
export function isRemoved(entry: EntryMap): boolean {
  const roles = entry.get("roles")
  return isMark(entry.get(REMOVED)) && !(Array.isArray(roles) && roles.length > 0)
}

/** Whether a value under `REMOVED` removes its entry. */
export function isMark(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Y.AbstractType)
}

/** Whether a value may stand under `REMOVED`: a mark that can be shown, or none. */
export function isMarkOrNone(value: unknown): boolean {
  return isReadable(value) && isValid(value, MARK)
}

/** The mark, with defaults for what another client left out; undefined for an entry that is not removed. */
export function removalOf(entry: EntryMap): Removal | undefined {
  const mark = entry.get(REMOVED)
  if (!isMark(mark)) return undefined
  const { at, by, withPhase }: Record<string, unknown> = { ...mark }
  return {
    at: typeof at === "string" ? at : "",
    by: toRemover(by),
    ...(typeof withPhase === "string" && { withPhase }),
  }
}

function toRemover(value: unknown): Remover {
  const { institution, isFacilitator }: Record<string, unknown> = { ...Object(value) }
  return {
    institution: typeof institution === "string" ? institution : null,
    isFacilitator: isFacilitator === true,
  }
}

/** The entries that are not in the bin, in the board's order. */
export function visibleEntries(entries: Collection): [key: string, entry: EntryMap][] {
  return orderedEntries(entries).filter(([, entry]) => !isRemoved(entry))
}

/** The entries of the board that every view shows: those that are not in the bin, up to the greatest number. */
export function shownEntries(doc: Y.Doc, name: CollectionName): [key: string, entry: EntryMap][] {
  return visibleEntries(collection(doc, name)).slice(0, COLLECTIONS[name].max)
}
