import type * as Y from "yjs"

import { addEntry, setField } from "./entry-edits.ts"
import { collection, entriesIn, entryIn } from "./layout.ts"
import { textOf } from "./matrix.ts"
import { isRemoved } from "./removed.ts"
import { edit } from "./undo.ts"

/** Who hands over to whom. */
export interface HandoverEnds {
  readonly fromInstitutionId: string
  readonly toInstitutionId: string
}

/** What an arrow shows of a handover. */
export interface ShownHandover extends HandoverEnds {
  readonly title: string
  /** In the bin. */
  readonly isRemoved: boolean
}

/** All handovers by id, those in the bin too. */
export function readHandovers(doc: Y.Doc): ReadonlyMap<string, ShownHandover> {
  return new Map(
    entriesIn(collection(doc, "handovers")).map(([id, entry]) => [
      id,
      {
        fromInstitutionId: textOf(entry, "fromInstitutionId"),
        toInstitutionId: textOf(entry, "toInstitutionId"),
        title: textOf(entry, "title"),
        isRemoved: isRemoved(entry),
      },
    ]),
  )
}

/** Adds a handover under an id that an arrow has been given. */
export function addHandover(
  doc: Y.Doc,
  id: string,
  handover: HandoverEnds & { readonly title: string },
): void {
  addEntry(doc, "handovers", { fields: { ...handover, id } })
}

/** Gives a handover other ends or another title, in one undo step. A unit goes with its institution. */
export function changeHandover(
  doc: Y.Doc,
  id: string,
  change: Partial<HandoverEnds & { readonly title: string }>,
): void {
  const place = { collection: "handovers", id } as const
  const entry = entryIn(collection(doc, "handovers"), id)
  if (!entry) return
  edit(doc, () => {
    for (const [field, value] of Object.entries(change)) {
      if (textOf(entry, field) === value) continue
      setField(doc, place, { field, value })
      const unit = UNITS[field]
      if (unit !== undefined && entry.get(unit)) setField(doc, place, { field: unit, value: null })
    }
  })
}

const UNITS: Readonly<Record<string, string>> = {
  fromInstitutionId: "fromUnitId",
  toInstitutionId: "toUnitId",
}
