import { assignment, institution, task, unit } from "@tafelrunde/shared/entities"
import { cellOfFinding, type Finding } from "@tafelrunde/shared/findings"

import {
  type Assignment,
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  cellRoleCodes,
  type Institution,
  roleLabel,
  roleLabels,
  type Task,
} from "../../content/index.ts"
import { columnsOf } from "./columns.ts"
import { type Paper } from "./paper.ts"
import { reachabilityOf, type Reachability, unitOf } from "./people.ts"
import { type Field, type Table, tableOf } from "./table.ts"

interface RoleRow {
  readonly task: Task
  readonly institution: Institution
  readonly assignment: Assignment
  readonly role: AssignmentRole
  readonly reach: Reachability
}

/** The long list: one row per task, institution and role. */
export function responsibilitiesTable(paper: Paper): Table {
  const entries = roleRows(paper)
  return tableOf(
    {
      name: "responsibilities",
      title: { de: "Zuständigkeiten_Liste", en: "Responsibilities list" },
      fields: roleFields(paper, entries),
      entries,
    },
    paper.language,
  )
}

function roleFields(paper: Paper, rows: readonly RoleRow[]): readonly Field<RoleRow>[] {
  const { board } = paper
  const cells = columnsOf<RoleRow>({ board, entity: assignment, entryOf: (row) => row.assignment })
  return [
    ...whatFields(paper),
    cells.of("unitId", {
      key: "unit",
      value: ({ assignment: { institutionId, unitId } }) =>
        unitOf(board, institutionId, unitId)?.name,
    }),
    ...roleCodeFields(paper),
    ...cells.pick("condition", "validFrom", "validTo"),
    ...whereFields(paper),
    ...cells.pick("status", "note"),
    ...cells.filled(rows, CELL_ELSEWHERE),
  ]
}

/** Fields of an assignment that other columns show. */
const CELL_ELSEWHERE = [
  "taskId",
  "institutionId",
  "unitId",
  "roles",
  "condition",
  "validFrom",
  "validTo",
  "status",
  "note",
]

function whatFields({ board }: Paper): readonly Field<RoleRow>[] {
  const tasks = columnsOf<RoleRow>({ board, entity: task, entryOf: (row) => row.task })
  const houses = columnsOf<RoleRow>({
    board,
    entity: institution,
    entryOf: (row) => row.institution,
  })
  return [
    tasks.of("number", {
      key: "taskNumber",
      heading: { de: "Aufgabe-Nr.", en: "Task no." },
      width: 12,
      value: (row) => board.taskNumber(row.task.id),
    }),
    tasks.of("phaseId", { key: "phase" }),
    tasks.of("title", { key: "task", value: (row) => board.title(row.task) }),
    tasks.of("kind", { width: 12 }),
    houses.of("name", { key: "institution", width: 36 }),
    houses.of("short", { key: "institutionShort" }),
  ]
}

function roleCodeFields({ content, language }: Paper): readonly Field<RoleRow>[] {
  return [
    {
      key: "roleCode",
      heading: { de: "Rolle (Code)", en: "Role (code)" },
      width: 12,
      value: ({ role }) => roleLabel(content.roleScheme, role, language).letter,
    },
    {
      key: "role",
      heading: { de: "Rolle (Klartext)", en: "Role (in words)" },
      width: 26,
      value: ({ role }) => roleLabel(content.roleScheme, role, language).word,
    },
    {
      key: "roleRaci",
      heading: { de: "Rolle (RACI)", en: "Role (RACI)" },
      width: 12,
      value: ({ role }) => roleLabel({ id: "rasci" }, role, language).letter,
    },
  ]
}

function whereFields({ board }: Paper): readonly Field<RoleRow>[] {
  const tasks = columnsOf<RoleRow>({ board, entity: task, entryOf: (row) => row.task })
  const units = columnsOf<RoleRow>({ board, entity: unit, entryOf: () => undefined })
  return [
    {
      key: "contact",
      heading: { de: "Ansprechperson", en: "Contact person" },
      value: ({ reach }) => reach.person,
    },
    {
      key: "deputy",
      heading: { de: "Vertretung", en: "Deputy" },
      value: ({ reach }) => reach.deputy,
    },
    units.of("mailbox", { value: ({ reach }) => reach.mailbox }),
    units.of("phone", { value: ({ reach }) => reach.phone }),
    tasks.of("legalBases", { key: "legalBasis" }),
  ]
}

function roleRows(paper: Paper): readonly RoleRow[] {
  const { board } = paper
  const roles = rolesInOrder(paper)
  return sortedTasks(paper).flatMap((row) => {
    const cells = new Map(board.ofTask(row.id).map((cell) => [cell.institutionId, cell]))
    return board.institutions.flatMap((house) => {
      const cell = cells.get(house.id)
      if (!cell) return []
      const reach = reachabilityOf(paper, cell)
      return roles
        .filter((role) => cell.roles?.includes(role))
        .map((role) => ({ task: row, institution: house, assignment: cell, role, reach }))
    })
  })
}

/** The scheme's roles in its order, then the roles without a code in it. */
function rolesInOrder({ content, language }: Paper): readonly AssignmentRole[] {
  const shown = roleLabels(content.roleScheme, language).map(({ role }) => role)
  return [...new Set([...shown, ...ASSIGNMENT_ROLES])]
}

/** By phase, then by number; tasks without a number keep their position on the board. */
function sortedTasks({ board }: Paper): readonly Task[] {
  const phaseRank = new Map(board.tasks.map(({ phaseId }, index) => [phaseId, index]))
  return board.tasks.toSorted(
    (a, b) =>
      (phaseRank.get(a.phaseId) ?? 0) - (phaseRank.get(b.phaseId) ?? 0) ||
      board.taskNumber(a.id) - board.taskNumber(b.id),
  )
}

/** Tasks × institutions; a cell holds its role codes (`E/D`) or is empty. */
export function matrixTable(paper: Paper): Table {
  return tableOf(
    {
      name: "matrix",
      title: assignment.many,
      fields: matrixFields(paper),
      entries: sortedTasks(paper),
    },
    paper.language,
  )
}

function matrixFields(paper: Paper): readonly Field<Task>[] {
  const { board, content, language } = paper
  const messages = messagesByTask(paper)
  const cells = new Map(
    board.assignments.map((cell) => [JSON.stringify([cell.taskId, cell.institutionId]), cell]),
  )
  const columns = columnsOf<Task>({ board, entity: task, entryOf: (row) => row })
  return [
    columns.of("number", { key: "taskNumber", value: ({ id }) => board.taskNumber(id) }),
    columns.of("phaseId", { key: "phase" }),
    columns.of("title", { key: "task", value: (row) => board.title(row) }),
    ...board.institutions.map((house): Field<Task> => {
      const short = board.short(house.id)
      return {
        key: `institution/${house.id}`,
        heading: { de: short, en: short },
        width: 8,
        value: ({ id }) => {
          const cell = cells.get(JSON.stringify([id, house.id]))
          return cell && cellRoleCodes(content.roleScheme, cell.roles ?? [], language)
        },
      }
    }),
    ...columns.pick("legalBases", "note"),
    {
      key: "finding",
      heading: { de: "Prüfhinweis", en: "Finding" },
      width: 44,
      value: ({ id }) => messages.get(id),
    },
    ...columns.filled(board.tasks, TASK_ELSEWHERE),
  ]
}

/** Fields of a task that the matrix shows in other columns, or that the long list shows. */
const TASK_ELSEWHERE = [
  "number",
  "phaseId",
  "title",
  "titleEn",
  "kind",
  "legalBases",
  "status",
  "note",
]

/** The findings about each task, by its id. */
function messagesByTask({ findings, board }: Paper): ReadonlyMap<string | undefined, string> {
  const intended = board.say({ de: "Ist so gewollt", en: "Intended" })
  const textOf = ({ message, answer }: Finding): string =>
    answer === undefined ? message : `${message} (${intended}: ${answer})`
  const found = Map.groupBy(findings, (finding) => cellOfFinding(finding)?.taskId)
  return new Map([...found].map(([taskId, ofTask]) => [taskId, ofTask.map(textOf).join(" ")]))
}
