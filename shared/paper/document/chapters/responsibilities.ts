import { assignment, task } from "@tafelrunde/shared/entities"

import {
  type Assignment,
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  cellRoleCodes,
  type Institution,
  roleLabel,
  legendLabels,
  schemeName,
  type Task,
} from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { reachabilityOf } from "../../tables/people.ts"
import {
  type Cell,
  type DocumentColumn,
  type DocumentNode,
  type DocumentRow,
  type PageFormat,
  type TableNode,
} from "../node.ts"

/** Institutions beside each other on one page; a matrix of more is split. */
const MOST_COLUMNS = 25
const MOST_COLUMNS_ON_A4 = 12

export function matrixPage({ board }: Paper): PageFormat {
  return board.institutions.length > MOST_COLUMNS_ON_A4 ? "a3Landscape" : "a4Landscape"
}

/** Section 4.1: every letter of the scheme with its meaning. */
export function legendNodes(paper: Paper): readonly DocumentNode[] {
  const { board, content, language } = paper
  const scheme = schemeName(content.roleScheme, language)
  const table: TableNode = {
    kind: "table",
    caption: board.say({ de: `Legende: ${scheme}`, en: `Legend: ${scheme}` }),
    columns: [
      { heading: board.say({ de: "Buchstabe", en: "Letter" }), width: 10 },
      { heading: board.say({ de: "Bedeutung", en: "Meaning" }), width: 50 },
    ],
    rows: labelsOf(paper).map(({ role, letter, word }) => ({
      kind: "cells",
      cells: [{ text: letter, role }, { text: word }],
    })),
    rowHeader: 0,
  }
  return [table]
}

function labelsOf({ board, content, language }: Paper): ReturnType<typeof legendLabels> {
  const used = board.assignments.flatMap(({ roles }) => roles ?? [])
  return legendLabels(content.roleScheme, used, language)
}

/** Section 4.2: tasks × institutions, in as many tables as the pages have room for. */
export function matrixNodes(paper: Paper): readonly DocumentNode[] {
  const parts = inParts(paper.board.institutions)
  return parts.map((houses, index): TableNode => {
    const table = matrixTable(paper, houses)
    const part = parts.length > 1 ? ` (${index + 1}/${parts.length})` : ""
    return { ...table, caption: `${table.caption}${part}` }
  })
}

/** All tasks and these institutions, with the legend. */
export function matrixTable(paper: Paper, houses: readonly Institution[]): TableNode {
  const { board, content, language } = paper
  const letters = labelsOf(paper)
    .map(({ letter, word }) => `${letter} ${word}`)
    .join(" · ")
  return {
    kind: "table",
    caption: assignment.many[language],
    columns: [
      { heading: task.fields.number.heading[language], width: 5 },
      { heading: task.one[language], width: 40 },
      ...houses.map(({ id }): DocumentColumn => {
        return { heading: board.short(id), spoken: board.name(id), width: 7, isCentred: true }
      }),
    ],
    rows: matrixRows(paper, houses),
    rowHeader: 1,
    legend: `${schemeName(content.roleScheme, language)}: ${letters}`,
  }
}

function inParts(houses: readonly Institution[]): readonly (readonly Institution[])[] {
  const count = Math.ceil(houses.length / MOST_COLUMNS)
  const size = Math.ceil(houses.length / Math.max(count, 1))
  return Array.from({ length: count }, (_, index) => houses.slice(index * size, (index + 1) * size))
}

function matrixRows(paper: Paper, houses: readonly Institution[]): readonly DocumentRow[] {
  const { board } = paper
  return tasksByPhase(paper).flatMap(({ title, tasks }): DocumentRow[] => [
    { kind: "group", text: title },
    ...tasks.map((entry): DocumentRow => {
      const cells = new Map(board.ofTask(entry.id).map((cell) => [cell.institutionId, cell]))
      return {
        kind: "cells",
        cells: [
          { text: String(board.taskNumber(entry.id)) },
          { text: board.title(entry) },
          ...houses.map(({ id }) => roleCell(paper, cells.get(id))),
        ],
      }
    }),
  ])
}

function roleCell({ board, content, language }: Paper, cell: Assignment | undefined): Cell {
  const roles = cell?.roles ?? []
  const role = ASSIGNMENT_ROLES.find((each) => roles.includes(each))
  if (!role) {
    return { text: "–", spoken: board.say({ de: "keine Beteiligung", en: "not involved" }) }
  }
  const mark = cell?.condition ? "*" : ""
  return { text: `${cellRoleCodes(content.roleScheme, roles, language)}${mark}`, role }
}

interface PhaseTasks {
  readonly title: string
  readonly tasks: readonly Task[]
}

/** The tasks in the paper's order; those of no known phase come last. */
export function tasksByPhase({ board }: Paper): readonly PhaseTasks[] {
  const byPhase = Map.groupBy(board.tasks, ({ phaseId }) => phaseId)
  const known = board.phases.map((phase) => {
    const tasks = byPhase.get(phase.id) ?? []
    byPhase.delete(phase.id)
    return { title: board.title(phase), tasks }
  })
  const rest = [...byPhase.values()].flat()
  const others = { title: board.say({ de: "Ohne Phase", en: "Without a phase" }), tasks: rest }
  return [...known, others].filter(({ tasks }) => tasks.length > 0)
}

/** Section 4.3: each task with who has which part in it, condition and contact. */
export function listByTask(paper: Paper): readonly DocumentNode[] {
  const { board, language } = paper
  const rows = tasksByPhase(paper).flatMap(({ title, tasks }): DocumentRow[] => [
    { kind: "group", text: title },
    ...tasks.map((entry): DocumentRow => ({
      kind: "cells",
      cells: [
        { text: String(board.taskNumber(entry.id)) },
        { text: [board.title(entry), entry.legalBases?.join("; ")].filter(Boolean).join("\n") },
        { text: involvements(paper, entry.id) },
        { text: [entry.deadline, entry.result, entry.note].filter(Boolean).join("\n") },
      ],
    })),
  ])
  if (rows.length === 0) return []
  const table: TableNode = {
    kind: "table",
    caption: board.say({ de: "Liste nach Aufgabe", en: "List by task" }),
    columns: [
      { heading: task.fields.number.heading[language], width: 5 },
      { heading: task.one[language], width: 34 },
      { heading: board.say({ de: "Wer macht was", en: "Who does what" }), width: 46 },
      {
        heading: board.say({ de: "Frist, Ergebnis, Anmerkung", en: "Deadline, result, note" }),
        width: 26,
      },
    ],
    rows,
    rowHeader: 1,
  }
  return [table]
}

/** A line for each institution that acts or has a condition; the others stand together, a line for each letter. */
function involvements(paper: Paper, taskId: string): string {
  const { board, content, language } = paper
  const cells = board.ofTask(taskId).toSorted((a, b) => rankOf(a) - rankOf(b))
  const described = cells.map((cell) => ({
    codes: cellRoleCodes(content.roleScheme, cell.roles ?? [], language),
    name: board.short(cell.institutionId),
    details: detailsOf(paper, cell),
  }))
  const alone = described
    .filter(({ details }) => details !== "")
    .map(({ codes, name, details }) => `${codes} ${name}: ${details}`)
  const together = Map.groupBy(
    described.filter(({ details }) => details === ""),
    ({ codes }) => codes,
  )
  const lists = [...together].map(
    ([codes, entries]) => `${codes} ${entries.map(({ name }) => name).join(", ")}`,
  )
  return [...alone, ...lists].join("\n")
}

/** The weightiest role first. */
function rankOf({ roles }: Assignment): number {
  return ASSIGNMENT_ROLES.findIndex((role) => roles?.includes(role))
}

/** `wenn …; gültig ab …; Erika Muster; postfach@…`. */
function detailsOf(paper: Paper, cell: Assignment): string {
  const { board, language } = paper
  const validity = [
    cell.validFrom && `${assignment.fields.validFrom.label[language]} ${board.day(cell.validFrom)}`,
    cell.validTo && `${assignment.fields.validTo.label[language]} ${board.day(cell.validTo)}`,
  ]
  const isActing = cell.roles?.some((role) => role === "accountable" || role === "responsible")
  const reach = isActing ? reachabilityOf(paper, cell) : undefined
  const details = [cell.condition, ...validity, cell.note, reach?.person, reach?.mailbox]
  return details.filter(Boolean).join("; ")
}

/** Section 4.4: what each institution does; tasks that it only hears of stand in one line. */
export function listByInstitution(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const nothing = board.say({
    de: "Keine Zuständigkeiten eingetragen.",
    en: "No responsibilities entered.",
  })
  return board.institutions.flatMap(({ id }): DocumentNode[] => {
    const items = itemsOf(paper, id)
    return [
      { kind: "heading", level: 3, text: board.name(id) },
      items.length > 0 ? { kind: "list", items } : { kind: "paragraph", text: nothing },
    ]
  })
}

function itemsOf(paper: Paper, institutionId: string): readonly string[] {
  const { board, content, language } = paper
  const cells = board.ofInstitution(institutionId)
  const rank = new Map(board.tasks.map(({ id }, index) => [id, index]))
  const inOrder = cells.toSorted((a, b) => (rank.get(a.taskId) ?? 0) - (rank.get(b.taskId) ?? 0))
  const lines = inOrder
    .filter((cell) => !isMinor(cell))
    .map(({ taskId, roles, condition }) => {
      const codes = cellRoleCodes(content.roleScheme, roles ?? [], language)
      const title = board.title(board.task(taskId))
      const when = condition ? ` (${condition})` : ""
      return `${codes}: ${board.taskNumber(taskId)} ${title}${when}`
    })
  const minor = (["consulted", "informed"] as const).flatMap((role): string[] => {
    const numbers = inOrder
      .filter((cell) => isMinor(cell) && cell.roles?.find(isFirstMinor) === role)
      .map(({ taskId }) => board.taskNumber(taskId))
    if (numbers.length === 0) return []
    const { letter, word } = roleLabel(content.roleScheme, role, language)
    const tasks = board.say({ de: "Aufgaben", en: "tasks" })
    return [`${letter}: ${word}, ${tasks} ${numbers.join(", ")}`]
  })
  return [...lines, ...minor]
}

/** Whether the institution is only asked or told. */
function isMinor({ roles }: Assignment): boolean {
  return roles?.every(isFirstMinor) === true
}

function isFirstMinor(role: AssignmentRole): boolean {
  return role === "consulted" || role === "informed"
}
