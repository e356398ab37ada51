import { type BoardView } from "../content/index.ts"
import { type Drawing } from "./drawing.ts"

/** What a diagram shows, as text for screen readers and paper: rows in order, in groups with a title. */
export interface TextForm {
  readonly columns: readonly string[]
  readonly groups: readonly TextGroup[]
}

interface TextGroup {
  /** Unique in the text form. */
  readonly id: string
  readonly title: string
  /** As many cells as there are columns; an empty cell is an empty text. */
  readonly rows: readonly (readonly string[])[]
}

export interface Diagram {
  readonly title: string
  readonly drawing: Drawing
  readonly textForm: TextForm
}

/** The institutions that are accountable for a task, and those that do it, each with the letters of its roles. */
export interface Leads {
  readonly accountable: readonly string[]
  readonly responsible: readonly string[]
}

/** Ids of institutions, in the order of the board. */
export function leadsOf(board: BoardView, taskId: string): Leads {
  const cells = board.ofTask(taskId)
  const holders = (role: "accountable" | "responsible"): readonly string[] => {
    const ids = new Set(
      cells.filter(({ roles }) => roles?.includes(role)).map((cell) => cell.institutionId),
    )
    return board.institutions.map(({ id }) => id).filter((id) => ids.has(id))
  }
  return { accountable: holders("accountable"), responsible: holders("responsible") }
}

/** In whose lanes a task stands: the institutions that lead it, else those that do it; an empty id where there are none. */
export function laneIdsOf(board: BoardView, taskId: string): readonly string[] {
  const { accountable, responsible } = leadsOf(board, taskId)
  if (accountable.length > 0) return accountable
  return responsible.length > 0 ? responsible : [""]
}

/** The tasks of each phase in board order; tasks of no known phase come last, in a phase without a name. */
export function phaseGroups(board: BoardView): readonly PhaseGroup[] {
  const known = new Set(board.phases.map(({ id }) => id))
  const rest = board.tasks.filter(({ phaseId }) => !known.has(phaseId))
  const groups = board.phases.map((phase) => ({
    id: phase.id,
    title: board.title(phase),
    tasks: board.tasks.filter(({ phaseId }) => phaseId === phase.id),
  }))
  if (rest.length === 0) return groups
  const title = board.say({ de: "Ohne Phase", en: "Without phase" })
  return [...groups, { id: "", title, tasks: rest }]
}

interface PhaseGroup {
  readonly id: string
  readonly title: string
  readonly tasks: BoardView["tasks"]
}

/** Short names, separated by commas. */
export function shortNames(board: BoardView, ids: readonly string[]): string {
  return ids.map((id) => board.short(id)).join(", ")
}
