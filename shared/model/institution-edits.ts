import type * as Y from "yjs"

import { writeEntry } from "./entry.ts"
import { collection } from "./layout.ts"
import { add, edit, lastKey, move, newId, setText } from "./undo.ts"

interface NewInstitution {
  readonly name: string
  readonly short: string
  /** Right of this institution; without it at the end. */
  readonly afterId?: string
}

export function addInstitution(doc: Y.Doc, { name, short, afterId }: NewInstitution): string {
  const institutions = collection(doc, "institutions")
  const id = newId()
  edit(doc, () => {
    const entry = add(institutions, id, afterId ?? lastKey(institutions))
    writeEntry(entry, { id, name, short, units: [] }, "institutions")
  })
  return id
}

export function renameInstitution(
  doc: Y.Doc,
  id: string,
  names: { readonly name?: string; readonly short?: string },
): void {
  edit(doc, () => setText(collection(doc, "institutions"), id, names))
}

export function moveInstitution(doc: Y.Doc, id: string, beforeId: string | null): void {
  edit(doc, () => move(collection(doc, "institutions"), id, beforeId))
}

/** Removes the institution; its cells are hidden and come back when this is undone. */
export function removeInstitution(doc: Y.Doc, id: string): void {
  edit(doc, () => collection(doc, "institutions").delete(id))
}
