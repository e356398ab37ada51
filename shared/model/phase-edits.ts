import type * as Y from "yjs"

import { removeEntry } from "./bin.ts"
import { addEntry, moveEntry, setTitle } from "./entry-edits.ts"
import { type Remover, SOMEBODY } from "./removed.ts"

export function addPhase(doc: Y.Doc, title: string): string {
  return addEntry(doc, "phases", { fields: { title } })
}

export function renamePhase(doc: Y.Doc, id: string, title: string): void {
  setTitle(doc, { collection: "phases", id }, title)
}

export function movePhase(doc: Y.Doc, id: string, beforeId: string | null): void {
  moveEntry(doc, { collection: "phases", id }, beforeId)
}

/** Puts the phase into the bin; its tasks are shown in the phase before it, or behind it; with the last phase they go. */
export function removePhase(doc: Y.Doc, id: string, by: Remover = SOMEBODY): void {
  removeEntry(doc, { collection: "phases", id }, by)
}
