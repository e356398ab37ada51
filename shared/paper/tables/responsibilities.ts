import { cellOfFinding } from "@tafelrunde/shared/findings"

import {
  type Assignment,
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  cellLetters,
  type Institution,
  roleLabel,
  roleLabels,
  type Task,
} from "../../content/index.ts"
import { type Paper } from "./paper.ts"
import { reachabilityOf, type Reachability, unitOf } from "./people.ts"
import { ASSESSMENT_WORDS, TASK_KIND_WORDS, wordOf } from "./status-words.ts"
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
  return tableOf(
    {
      name: "responsibilities",
      title: { de: "Zuständigkeiten_Liste", en: "Responsibilities list" },
      fields: roleFields(paper),
      entries: roleRows(paper),
    },
    paper.language,
  )
}

function roleFields(paper: Paper): readonly Field<RoleRow>[] {
  return [...whatFields(paper), ...whoFields(paper), ...whereFields(paper)]
}

function whatFields({ board, language }: Paper): readonly Field<RoleRow>[] {
  return [
    {
      key: "taskNumber",
      heading: { de: "Aufgabe-Nr.", en: "Task no." },
      kind: "number",
      width: 12,
      value: ({ task }) => board.taskNumber(task.id),
    },
    {
      key: "phase",
      heading: { de: "Phase", en: "Phase" },
      value: ({ task }) => phaseTitle(board, task),
    },
    {
      key: "task",
      heading: { de: "Aufgabe", en: "Task" },
      width: 44,
      value: ({ task }) => board.title(task),
    },
    {
      key: "kind",
      heading: { de: "Art", en: "Kind" },
      width: 12,
      value: ({ task }) => wordOf(TASK_KIND_WORDS, task.kind, language),
    },
    {
      key: "institution",
      heading: { de: "Institution", en: "Institution" },
      width: 36,
      value: ({ institution }) => institution.name,
    },
    {
      key: "institutionShort",
      heading: { de: "Kurz", en: "Short" },
      width: 8,
      value: ({ institution }) => institution.short,
    },
  ]
}

function whoFields({ board, content, language }: Paper): readonly Field<RoleRow>[] {
  return [
    {
      key: "unit",
      heading: { de: "Organisationseinheit", en: "Unit" },
      width: 30,
      value: ({ assignment }) => unitOf(board, assignment.institutionId, assignment.unitId)?.name,
    },
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
    {
      key: "condition",
      heading: { de: "Bedingung", en: "Condition" },
      value: ({ assignment }) => assignment.condition,
    },
    {
      key: "validFrom",
      heading: { de: "gültig ab", en: "valid from" },
      kind: "date",
      value: ({ assignment }) => assignment.validFrom,
    },
    {
      key: "validTo",
      heading: { de: "gültig bis", en: "valid until" },
      kind: "date",
      value: ({ assignment }) => assignment.validTo,
    },
  ]
}

function whereFields({ language }: Paper): readonly Field<RoleRow>[] {
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
    {
      key: "mailbox",
      heading: { de: "Funktionspostfach", en: "Functional mailbox" },
      width: 34,
      value: ({ reach }) => reach.mailbox,
    },
    {
      key: "phone",
      heading: { de: "Telefon", en: "Phone" },
      kind: "phone",
      value: ({ reach }) => reach.phone,
    },
    {
      key: "legalBasis",
      heading: { de: "Rechtsgrundlage", en: "Legal basis" },
      width: 30,
      value: ({ task }) => task.legalBases?.join("; "),
    },
    {
      key: "status",
      heading: { de: "Status", en: "Status" },
      width: 12,
      value: ({ assignment }) => wordOf(ASSESSMENT_WORDS, assignment.status, language),
    },
    {
      key: "note",
      heading: { de: "Anmerkung", en: "Note" },
      width: 40,
      value: ({ assignment }) => assignment.note,
    },
  ]
}

function roleRows(paper: Paper): readonly RoleRow[] {
  const { board } = paper
  const roles = rolesInOrder(paper)
  return sortedTasks(paper).flatMap((task) => {
    const cells = new Map(board.ofTask(task.id).map((cell) => [cell.institutionId, cell]))
    return board.institutions.flatMap((institution) => {
      const assignment = cells.get(institution.id)
      if (!assignment) return []
      const reach = reachabilityOf(board, assignment)
      return roles
        .filter((role) => assignment.roles?.includes(role))
        .map((role) => ({ task, institution, assignment, role, reach }))
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

function phaseTitle(board: Paper["board"], task: Task): string {
  return board.title(board.phases.find(({ id }) => id === task.phaseId))
}

/** Tasks × institutions; a cell holds its role codes (`E/D`) or is empty. */
export function matrixTable(paper: Paper): Table {
  return tableOf(
    {
      name: "matrix",
      title: { de: "Zuständigkeiten", en: "Responsibilities" },
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
  return [
    {
      key: "taskNumber",
      heading: { de: "Nr.", en: "No." },
      kind: "number",
      value: ({ id }) => board.taskNumber(id),
    },
    {
      key: "phase",
      heading: { de: "Phase", en: "Phase" },
      value: (task) => phaseTitle(board, task),
    },
    {
      key: "task",
      heading: { de: "Aufgabe", en: "Task" },
      width: 44,
      value: (task) => board.title(task),
    },
    ...board.institutions.map((institution): Field<Task> => {
      const short = board.short(institution.id)
      return {
        key: `institution/${institution.id}`,
        heading: { de: short, en: short },
        width: 8,
        value: ({ id }) => {
          const cell = cells.get(JSON.stringify([id, institution.id]))
          return cell && cellLetters(content.roleScheme, cell.roles ?? [], language)
        },
      }
    }),
    {
      key: "legalBasis",
      heading: { de: "Rechtsgrundlage", en: "Legal basis" },
      width: 30,
      value: ({ legalBases }) => legalBases?.join("; "),
    },
    {
      key: "note",
      heading: { de: "Anmerkung", en: "Note" },
      width: 40,
      value: ({ note }) => note,
    },
    {
      key: "finding",
      heading: { de: "Prüfhinweis", en: "Finding" },
      width: 44,
      value: ({ id }) => messages.get(id),
    },
  ]
}

/** The errors of each task, by its id. */
function messagesByTask({ findings }: Paper): ReadonlyMap<string | undefined, string> {
  const found = Map.groupBy(findings, (finding) => cellOfFinding(finding)?.taskId)
  return new Map(
    [...found].map(([taskId, ofTask]) => [taskId, ofTask.map(({ message }) => message).join(" ")]),
  )
}
