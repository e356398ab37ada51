import type * as Y from "yjs"

import { removeEntry } from "./bin.ts"
import { addEntry, moveEntry, setField } from "./entry-edits.ts"
import { type Remover, SOMEBODY } from "./removed.ts"
import { edit } from "./undo.ts"

interface NewInstitution {
  readonly name: string
  readonly short: string
  /** Right of this institution; without it at the end. */
  readonly afterId?: string
}

export function addInstitution(doc: Y.Doc, { name, short, afterId }: NewInstitution): string {
  return addEntry(doc, "institutions", { fields: { name, short }, afterId })
}

export function renameInstitution(
  doc: Y.Doc,
  id: string,
  names: { readonly name?: string; readonly short?: string },
): void {
  edit(doc, () => {
    for (const [field, value] of Object.entries(names)) {
      setField(doc, { collection: "institutions", id }, { field, value })
    }
  })
}

export function moveInstitution(doc: Y.Doc, id: string, beforeId: string | null): void {
  moveEntry(doc, { collection: "institutions", id }, beforeId)
}

/** Puts the institution into the bin; its cells are hidden and come back with it. */
export function removeInstitution(doc: Y.Doc, id: string, by: Remover = SOMEBODY): void {
  removeEntry(doc, { collection: "institutions", id }, by)
}
