import type * as Y from "yjs"

import { removeEntry } from "./bin.ts"
import { addEntry, setTitle } from "./entry-edits.ts"
import { type Fields } from "./entry.ts"
import { collection, entriesIn, entryIn } from "./layout.ts"
import { numberOf, shownPhases, textOf } from "./matrix.ts"
import { orderedEntries } from "./ordered.ts"
import { type Remover, SOMEBODY } from "./removed.ts"
import { edit, move, nextKey } from "./undo.ts"

interface NewTask {
  readonly phaseId: string
  readonly title: string
  /** Behind this task; without it at the end of the phase. */
  readonly afterId?: string
  /** More of the task. */
  readonly fields?: Fields
}

/** Adds a task with the next free number, those of removed tasks not among them; returns its id. */
export function addTask(doc: Y.Doc, { phaseId, title, afterId, fields }: NewTask): string {
  const numbers = entriesIn(collection(doc, "tasks")).map(([, task]) => numberOf(task) ?? 0)
  return addEntry(doc, "tasks", {
    fields: { ...fields, number: Math.max(0, ...numbers) + 1, phaseId, title },
    afterId: afterId ?? lastTaskOf(doc, phaseId),
  })
}

function lastTaskOf(doc: Y.Doc, phaseId: string, except?: string): string | undefined {
  const shown = shownPhases(doc)
  return orderedEntries(collection(doc, "tasks")).findLast(
    ([id, task]) => id !== except && shown.get(textOf(task, "phaseId")) === phaseId,
  )?.[0]
}

export function renameTask(doc: Y.Doc, id: string, title: string): void {
  setTitle(doc, { collection: "tasks", id }, title)
}

interface TaskPlace {
  /** The phase that is to show it; without it the task stays in its phase. */
  readonly phaseId?: string
  /** In front of this task; null or absent = at the end of the phase. */
  readonly beforeId?: string | null
}

export function moveTask(doc: Y.Doc, id: string, { phaseId, beforeId }: TaskPlace): void {
  edit(doc, () => {
    const tasks = collection(doc, "tasks")
    const task = entryIn(tasks, id)
    if (!task) return
    const own = textOf(task, "phaseId")
    const shown = shownPhases(doc).get(own) ?? own
    // A task of a removed phase keeps it while it stays in the phase that shows it.
    if (phaseId !== undefined && phaseId !== shown) task.set("phaseId", phaseId)
    const last = lastTaskOf(doc, phaseId ?? shown, id)
    if (beforeId) move(tasks, id, beforeId)
    else if (last) move(tasks, id, nextKey(tasks, last) ?? null)
  })
}

/** Puts the task into the bin; its cells are hidden and come back with it. */
export function removeTask(doc: Y.Doc, id: string, by: Remover = SOMEBODY): void {
  removeEntry(doc, { collection: "tasks", id }, by)
}
