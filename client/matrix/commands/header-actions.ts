import { type Matrix } from "@tafelrunde/shared/model"

import { announce } from "../../ui/toast.tsx"
import { type Grid } from "../grid/grid-context.ts"
import { HEAD_KEY, phaseKey, taskKey, TITLE_COLUMN } from "../rows.ts"
import { type Direction, phaseOf } from "./gestures.ts"
import { type Place } from "./move.ts"

interface HeaderAction {
  readonly label: string
  /** React key, for labels that are not unique. */
  readonly key?: string
  /** Absent where it would change nothing, such as moving the first row up. */
  readonly run: (() => void) | undefined
}

export interface HeaderActions {
  /** What the actions are about: a task, a phase or an institution, in words. */
  readonly what: string
  readonly actions: readonly HeaderAction[]
}

/** What can be done with the row or column of a header; `undefined` when it is no longer there. */
export function headerActions(grid: Grid, matrix: Matrix, place: Place): HeaderActions | undefined {
  if (place.row === HEAD_KEY) return institutionActions(grid, matrix, place.column)
  return taskActions(grid, matrix, place.row) ?? phaseActions(grid, matrix, place.row)
}

function taskActions(grid: Grid, matrix: Matrix, row: string): HeaderActions | undefined {
  const task = matrix.phases.flatMap(({ tasks }) => tasks).find(({ id }) => taskKey(id) === row)
  const phase = task && phaseOf(matrix, task.id)
  if (!task || !phase) return undefined
  const { messages, edits, rename, goTo } = grid
  const { id, title } = task
  const addBelow = (): void => {
    const added = taskKey(
      edits.addTask({ phaseId: phase.id, title: messages.newTask, afterId: id }),
    )
    goTo({ row: added, column: TITLE_COLUMN })
    rename(added)
  }
  const remove = (): void => grid.remove({ collection: "tasks", id }, title)
  return {
    what: title,
    actions: [
      { label: messages.rename, run: () => rename(row) },
      { label: messages.addTaskBelow, run: addBelow },
      ...steps(
        phase.tasks,
        { id, what: title, said: messages.moved },
        {
          labels: [messages.up, messages.down],
          step: edits.stepTask,
        },
      ),
      ...matrix.phases
        .filter((other) => other.id !== phase.id)
        .map((other) => ({
          key: other.id,
          label: messages.toPhase(other.title),
          run: () => {
            edits.moveTaskTo(id, other.id)
            announce(messages.moved(title), "quiet")
          },
        })),
      { label: messages.remove, run: remove },
    ],
  }
}

function phaseActions(grid: Grid, matrix: Matrix, row: string): HeaderActions | undefined {
  const phase = matrix.phases.find(({ id }) => phaseKey(id) === row)
  if (!phase) return undefined
  const { messages, edits, rename, goTo } = grid
  const { id, title } = phase
  const renameNew = (added: string): void => {
    goTo({ row: added, column: TITLE_COLUMN })
    rename(added)
  }
  const remove = (): void => grid.remove({ collection: "phases", id }, title)
  return {
    what: title,
    actions: [
      { label: messages.rename, run: () => rename(row) },
      {
        label: messages.addTaskHere,
        run: () => renameNew(taskKey(edits.addTask({ phaseId: id, title: messages.newTask }))),
      },
      {
        label: messages.addPhaseBelow,
        run: () => renameNew(phaseKey(edits.addPhase(messages.newPhase, id))),
      },
      ...steps(
        matrix.phases,
        { id, what: title, said: messages.moved },
        {
          labels: [messages.up, messages.down],
          step: edits.stepPhase,
        },
      ),
      { label: messages.remove, run: remove },
    ],
  }
}

function institutionActions(grid: Grid, matrix: Matrix, column: string): HeaderActions | undefined {
  const institution = matrix.institutions.find(({ id }) => id === column)
  if (!institution) return undefined
  const { messages, edits, open } = grid
  const { id } = institution
  const what = institution.name || institution.short
  const remove = (): void => grid.remove({ collection: "institutions", id }, what)
  return {
    what,
    actions: [
      {
        label: messages.rename,
        run: () => open({ kind: "renameInstitution", institutionId: id }),
      },
      {
        label: messages.addInstitutionRight,
        run: () => open({ kind: "addInstitution", afterId: id }),
      },
      ...steps(
        matrix.institutions,
        { id, what, said: messages.moved },
        {
          labels: [messages.left, messages.right],
          step: edits.stepInstitution,
        },
      ),
      { label: messages.remove, run: remove },
    ],
  }
}

interface Moved {
  readonly id: string
  readonly what: string
  /** The announcement after a move. */
  readonly said: (what: string) => string
}

interface Steps {
  /** Labels of the steps backwards and forwards. */
  readonly labels: readonly [back: string, on: string]
  readonly step: (id: string, direction: Direction) => void
}

function steps(
  entries: readonly { readonly id: string }[],
  { id, what, said }: Moved,
  { labels, step }: Steps,
): readonly HeaderAction[] {
  const index = entries.findIndex((entry) => entry.id === id)
  const run = (direction: Direction) => (): void => {
    step(id, direction)
    announce(said(what), "quiet")
  }
  return [
    { label: labels[0], run: index > 0 ? run("back") : undefined },
    { label: labels[1], run: index >= 0 && index + 1 < entries.length ? run("on") : undefined },
  ]
}
