import type * as Y from "yjs"

import { addEntry, removeEntry, setTitle } from "./entry-edits.ts"
import { collection } from "./layout.ts"
import { numberOf, textOf } from "./matrix.ts"
import { orderedEntries } from "./ordered.ts"
import { edit, move, nextKey } from "./undo.ts"

interface NewTask {
  readonly phaseId: string
  readonly title: string
  /** Behind this task; without it at the end of the phase. */
  readonly afterId?: string
}

/** Adds a task with the next free number; returns its id. */
export function addTask(doc: Y.Doc, { phaseId, title, afterId }: NewTask): string {
  const numbers = [...collection(doc, "tasks").values()].map((task) => numberOf(task) ?? 0)
  return addEntry(doc, "tasks", {
    fields: { number: Math.max(0, ...numbers) + 1, phaseId, title },
    afterId: afterId ?? lastTaskOf(doc, phaseId),
  })
}

function lastTaskOf(doc: Y.Doc, phaseId: string, except?: string): string | undefined {
  return orderedEntries(collection(doc, "tasks")).findLast(
    ([id, task]) => id !== except && textOf(task, "phaseId") === phaseId,
  )?.[0]
}

export function renameTask(doc: Y.Doc, id: string, title: string): void {
  setTitle(doc, { collection: "tasks", id }, title)
}

interface TaskPlace {
  /** Without it the task stays in its phase. */
  readonly phaseId?: string
  /** In front of this task; null or absent = at the end of the phase. */
  readonly beforeId?: string | null
}

export function moveTask(doc: Y.Doc, id: string, { phaseId, beforeId }: TaskPlace): void {
  edit(doc, () => {
    const tasks = collection(doc, "tasks")
    const task = tasks.get(id)
    if (!task) return
    const target = phaseId ?? textOf(task, "phaseId")
    if (textOf(task, "phaseId") !== target) task.set("phaseId", target)
    const last = lastTaskOf(doc, target, id)
    if (beforeId) move(tasks, id, beforeId)
    else if (last) move(tasks, id, nextKey(tasks, last) ?? null)
  })
}

/** Removes the task; its cells are hidden and come back when this is undone. */
export function removeTask(doc: Y.Doc, id: string): void {
  removeEntry(doc, { collection: "tasks", id })
}
