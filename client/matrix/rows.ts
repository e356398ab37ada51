import { type AssignmentRole, taskTitleLines } from "@tafelrunde/shared/content"
import { type Matrix, type MatrixPhase, rolesOf } from "@tafelrunde/shared/model"

/** Natural sizes in CSS pixels: fixed, so that the size of a matrix is known without measuring. */
export const SIZES = {
  bar: 84,
  head: 60,
  phase: 34,
  /** A task whose title has one or two lines. */
  task: 44,
  /** Each further line of its title. */
  taskLine: 22,
  addTask: 28,
  addPhase: 36,
  start: 148,
  titleColumn: 440,
  column: 64,
  addColumn: 44,
  minWidth: 760,
} as const

interface TaskRow {
  readonly kind: "task"
  readonly key: string
  readonly taskId: string
  readonly phaseId: string
  readonly number: string
  readonly title: string
}

/** One row under the header, in the order of the screen. */
export type MatrixRow =
  | TaskRow
  | {
      readonly kind: "phase"
      readonly key: string
      readonly phaseId: string
      readonly number: number
      readonly title: string
      /** The number of tasks that are not shown because the phase is collapsed; undefined when it is open. */
      readonly collapsed?: number
    }
  | { readonly kind: "addTask"; readonly key: string; readonly phaseId: string }
  | { readonly kind: "addPhase"; readonly key: string }
  | { readonly kind: "start"; readonly key: string }

/** The height of a row at natural size. */
export function rowHeight(row: MatrixRow): number {
  if (row.kind !== "task") return SIZES[row.kind]
  return SIZES.task + Math.max(0, taskTitleLines(row.title).length - 2) * SIZES.taskLine
}

const NONE: ReadonlySet<string> = new Set()

/** The rows of the whole matrix, or of one phase, without those of collapsed phases; an empty matrix has one row that says how to start. */
export function matrixRows(
  matrix: Matrix,
  phaseId?: string,
  collapsed: ReadonlySet<string> = NONE,
): readonly MatrixRow[] {
  const rows = matrix.phases.flatMap((phase, index): readonly MatrixRow[] =>
    phaseId !== undefined && phase.id !== phaseId
      ? []
      : phaseRows(phase, index + 1, collapsed.has(phase.id)),
  )
  if (rows.length === 0) return [{ kind: "start", key: "start" }]
  return phaseId === undefined ? [...rows, { kind: "addPhase", key: "addPhase" }] : rows
}

function phaseRows(
  { id: phaseId, title, tasks }: MatrixPhase,
  number: number,
  isCollapsed: boolean,
): readonly MatrixRow[] {
  const head = { kind: "phase", key: phaseKey(phaseId), phaseId, number, title } as const
  if (isCollapsed) return [{ ...head, collapsed: tasks.length }]
  return [
    head,
    ...tasks.map((task): MatrixRow => ({
      kind: "task",
      key: taskKey(task.id),
      taskId: task.id,
      phaseId,
      number: String(task.number ?? "–"),
      title: task.title,
    })),
    { kind: "addTask", key: `addTask:${phaseId}`, phaseId },
  ]
}

export const HEAD_KEY = "head"
/** Columns that are no institution. */
export const TITLE_COLUMN = "@title"
export const ADD_COLUMN = "@add"

export function taskKey(taskId: string): string {
  return `task:${taskId}`
}
const PHASE = "phase:"

export function phaseKey(phaseId: string): string {
  return `${PHASE}${phaseId}`
}
/** The phase whose row has this key. */
export function phaseOfKey(key: string): string | undefined {
  return key.startsWith(PHASE) ? key.slice(PHASE.length) : undefined
}

/** All roles of a row in one string, by task, so that React compares only that string. */
export function rolesByTask(matrix: Matrix): ReadonlyMap<string, string> {
  const tasks = matrix.phases.flatMap((phase) => phase.tasks)
  return new Map(tasks.map(({ id }) => [id, rowRoles(matrix, id)]))
}

function rowRoles(matrix: Matrix, taskId: string): string {
  return matrix.institutions
    .map(({ id }) => rolesOf(matrix, { taskId, institutionId: id }).join(" "))
    .join("|")
}

export function readRoles(roles: string): readonly AssignmentRole[] {
  return roles === "" ? [] : (roles.split(" ") as AssignmentRole[])
}
