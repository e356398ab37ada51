import type * as Y from "yjs"

import { addEntry, moveEntry, setTitle } from "./entry-edits.ts"
import { collection } from "./layout.ts"
import { textOf } from "./matrix.ts"
import { orderedEntries } from "./ordered.ts"
import { edit } from "./undo.ts"

export function addPhase(doc: Y.Doc, title: string): string {
  return addEntry(doc, "phases", { fields: { title } })
}

export function renamePhase(doc: Y.Doc, id: string, title: string): void {
  setTitle(doc, { collection: "phases", id }, title)
}

export function movePhase(doc: Y.Doc, id: string, beforeId: string | null): void {
  moveEntry(doc, { collection: "phases", id }, beforeId)
}

/** Removes the phase; its tasks go to the phase before it, or behind it; with the last phase they go. */
export function removePhase(doc: Y.Doc, id: string): void {
  edit(doc, () => {
    const phases = collection(doc, "phases")
    const keys = orderedEntries(phases).map(([key]) => key)
    const index = keys.indexOf(id)
    const heir = keys[index - 1] ?? keys[index + 1]
    for (const [taskId, task] of collection(doc, "tasks")) {
      if (textOf(task, "phaseId") !== id) continue
      if (heir) task.set("phaseId", heir)
      else collection(doc, "tasks").delete(taskId)
    }
    phases.delete(id)
  })
}
