import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  cellRoleCodes,
  type Phase,
  type Task,
} from "@tafelrunde/shared/content"
import { COLLECTIONS, LENGTHS } from "@tafelrunde/shared/entities"

import { codesIn, isRoleText } from "../columns/role-codes.ts"
import { type ImportTable, type TableColumn, type TableRow } from "../columns/table.ts"
import { assignmentKey } from "./draft.ts"
import { type Planner } from "./planner.ts"

/** A column of an institution's roles. */
interface CellColumn {
  readonly column: number
  readonly institutionId: string
  readonly short: string
}

/** A row a task with its cells; a row with one text over the tasks is their phase. */
export function planTasks(planner: Planner, table: ImportTable): void {
  new TaskPlan(planner, table).plan()
}

class TaskPlan {
  readonly #planner: Planner
  readonly #table: ImportTable
  /** The row in which a task of the file was first named. */
  readonly #rowOf = new Map<string, number>()
  #cellColumns: readonly CellColumn[] = []
  #phase = ""
  #number: number

  constructor(planner: Planner, table: ImportTable) {
    this.#planner = planner
    this.#table = table
    const numbers = [...planner.draft.entries("tasks").values()].map(({ number }) => number ?? 0)
    this.#number = Math.max(0, ...numbers)
  }

  plan(): void {
    const [first] = this.#table.rows
    this.#cellColumns = first
      ? this.#table.columns.flatMap((column) => this.#cellColumn(column, first))
      : []
    for (const row of this.#table.rows) this.#planRow(row)
  }

  #cellColumn(column: TableColumn, row: TableRow): readonly CellColumn[] {
    const use = this.#planner.mapping.columns.get(column.column) ?? ""
    if (!use.startsWith("cell:")) return []
    const institutions = this.#planner.draft.entries("institutions")
    const chosen = institutions.get(use.slice("cell:".length))
    const known =
      chosen ??
      this.#planner.institutionNamed(column.lower) ??
      this.#planner.institutionNamed(column.upper)
    const institutionId = known?.id ?? this.#planner.addInstitution(row, namesOf(column))
    if (institutionId === undefined) return []
    const short = institutions.get(institutionId)?.short ?? ""
    if (!known) this.#planner.row(row.number).changed(`+ ${short}`)
    return [{ column: column.column, institutionId, short }]
  }

  #planRow(row: TableRow): void {
    const log = this.#planner.row(row.number)
    const title = this.#planner.text(row, "title").replaceAll(/\s+/g, " ")
    const band = bandOf(row, title)
    const phase = band ?? this.#planner.text(row, "phase")
    if (phase !== "") this.#phase = phase.replaceAll(/\s+/g, " ")
    log.label = title || this.#phase
    if (band !== undefined) return
    if (title === "") return log.skip(this.#planner.words.noTask)
    const { heading } = COLLECTIONS.tasks.fields.title
    if (title.length > LENGTHS.title) {
      return log.skip(this.#planner.words.tooLong(heading[this.#planner.language], LENGTHS.title))
    }
    const id = this.#taskOf(row, title)
    if (id === undefined) return
    this.#planner.setFields(row, { list: "tasks", id }, ["title"])
    for (const column of this.#cellColumns) this.#planCell(row, id, column)
  }

  /** The task that the row names, in its phase; added if there is none. */
  #taskOf(row: TableRow, title: string): string | undefined {
    const log = this.#planner.row(row.number)
    const phaseId = this.#phaseOf(row)
    if (phaseId === undefined) return undefined
    const known = this.#find(title, this.#phase === "" ? undefined : phaseId)
    if (known) {
      const earlier = this.#rowOf.get(known.id)
      if (earlier !== undefined) log.problem(this.#planner.words.sameAs(earlier))
      else if (this.#phase !== "" && known.phaseId !== phaseId) this.#move(row, known, phaseId)
      this.#rowOf.set(known.id, earlier ?? row.number)
      return known.id
    }
    const id = this.#planner.newId()
    const isNumbered = /^\d{1,9}\.?$/.test(this.#planner.text(row, "number"))
    const number = isNumbered ? {} : { number: this.#number + 1 }
    if (!this.#planner.add(row, "tasks", { id, phaseId, title, ...number })) return undefined
    if (!isNumbered) this.#number += 1
    this.#rowOf.set(id, row.number)
    log.added()
    return id
  }

  #move(row: TableRow, task: Task, phaseId: string): void {
    const label = COLLECTIONS.phases.one[this.#planner.language]
    this.#planner.draft.set({ list: "tasks", id: task.id, path: "phaseId" }, phaseId)
    this.#planner.row(row.number).changed(`${label}: ${this.#phase}`)
  }

  /** In the same phase first; in another one only a task that no earlier row has named. */
  #find(title: string, phaseId: string | undefined): Task | undefined {
    const same = [...this.#planner.draft.entries("tasks").values()].filter((task) =>
      this.#isTitled(task, title),
    )
    const inPhase = same.find((task) => phaseId === undefined || task.phaseId === phaseId)
    return inPhase ?? same.find(({ id }) => !this.#rowOf.has(id))
  }

  /** The phase of the row, added if there is none; without one the board's first. */
  #phaseOf(row: TableRow): string | undefined {
    const phases = [...this.#planner.draft.entries("phases").values()]
    const [first] = phases
    if (this.#phase === "" && first) return first.id
    const title = (this.#phase || this.#planner.words.phaseOfRows).slice(0, LENGTHS.title)
    const known = phases.find((phase) => this.#isTitled(phase, title))
    if (known) return known.id
    const id = this.#planner.newId()
    return this.#planner.add(row, "phases", { id, title }) ? id : undefined
  }

  /** In either language; titles of signs alone are compared as they are. */
  #isTitled({ title, titleEn }: Phase | Task, wanted: string): boolean {
    const key = this.#planner.key(wanted)
    return [title, titleEn ?? ""].some((name) =>
      key === "" ? name.trim() === wanted : this.#planner.key(name) === key,
    )
  }

  #planCell(row: TableRow, taskId: string, { column, institutionId, short }: CellColumn): void {
    const roles = this.#rolesIn(row, column, short)
    if (roles.length === 0) return
    const { draft, language } = this.#planner
    const id = assignmentKey(taskId, institutionId)
    const held = draft.entries("assignments").get(id)?.roles ?? []
    if (held.length === roles.length && roles.every((role) => held.includes(role))) return
    if (!draft.entries("assignments").has(id)) {
      if (!this.#planner.add(row, "assignments", { taskId, institutionId, roles })) return
    }
    draft.set({ list: "assignments", id, path: "roles" }, roles)
    const [old, now] = [held, roles].map((each) => cellRoleCodes(draft.roleScheme, each, language))
    this.#planner.row(row.number).changed(`${short}: ${old === "" ? "" : `${old} → `}${now}`)
  }

  #rolesIn(row: TableRow, column: number, short: string): readonly AssignmentRole[] {
    const found = new Set<AssignmentRole>()
    for (const code of codesIn(row.cells[column] ?? "")) {
      const roles = this.#planner.mapping.codes.get(code) ?? []
      if (roles.length === 0)
        this.#planner.row(row.number).problem(this.#planner.words.noCode(short, code))
      for (const role of roles) found.add(role)
    }
    return ASSIGNMENT_ROLES.filter((role) => found.has(role))
  }
}

/** The text of a row that is no task but stands over some, such as the name of their phase. */
function bandOf({ cells, isBand }: TableRow, title: string): string | undefined {
  const [first = "", ...others] = cells.filter((cell) => cell !== "")
  const isAlone = title === "" && others.length === 0 && first !== "" && !isRoleText(first)
  return isBand || isAlone ? first : undefined
}

/** Name and short name where the heading has both, one below the other or in brackets. */
function namesOf({ upper, lower, heading }: TableColumn): { name: string; short: string } {
  if (upper === lower || upper === "" || lower === "")
    return { name: heading, short: shortOf(heading) }
  const [short = "", name = ""] = [upper, lower].toSorted((a, b) => a.length - b.length)
  return short.length <= LENGTHS.short ? { name, short } : { name: heading, short: "" }
}

function shortOf(heading: string): string {
  const longest = 8
  return heading.length <= longest ? heading : ""
}
