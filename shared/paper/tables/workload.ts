import { institution } from "@tafelrunde/shared/entities"

import {
  type AssignmentRole,
  ASSIGNMENT_ROLES,
  type Institution,
  roleLabel,
  roleLabels,
} from "../../content/index.ts"
import { columnsOf } from "./columns.ts"
import { type Paper } from "./paper.ts"
import { type Field, type Table, tableOf } from "./table.ts"

/** How often each institution has each role, and in how many tasks it takes part. */
export function workloadTable(paper: Paper): Table {
  const { board, language } = paper
  const entries = board.institutions
  const houses = columnsOf<Institution>({ board, entity: institution, entryOf: (entry) => entry })
  const fields: readonly Field<Institution>[] = [
    ...houses.pick("name", "short"),
    ...rolesByLetter(paper).map((roles) => countOf(paper, roles)),
    {
      key: "tasks",
      heading: { de: "Aufgaben", en: "Tasks" },
      kind: "number",
      width: 10,
      value: ({ id }) => board.ofInstitution(id).length,
    },
  ]
  const title = { de: "Auslastung", en: "Workload" }
  return tableOf({ name: "workload", title, fields, entries }, language)
}

/** Roles that share a letter in the scheme are counted together, once a task. */
function countOf(
  { board, content, language }: Paper,
  roles: readonly [AssignmentRole, ...AssignmentRole[]],
): Field<Institution> {
  const { letter, word } = roleLabel(content.roleScheme, roles[0], language)
  const heading = `${letter} (${word})`
  return {
    key: roles[0],
    heading: { de: heading, en: heading },
    kind: "number",
    width: 18,
    value: ({ id }) =>
      board.ofInstitution(id).filter((cell) => roles.some((role) => cell.roles?.includes(role)))
        .length,
  }
}

/** The scheme's roles in its order, then others that the board uses. */
function rolesByLetter({
  board,
  content,
  language,
}: Paper): readonly (readonly [AssignmentRole, ...AssignmentRole[]])[] {
  const scheme = content.roleScheme
  const used = new Set(board.assignments.flatMap(({ roles }) => roles ?? []))
  const offered = roleLabels(scheme, language).map(({ role }) => role)
  const roles = new Set([...offered, ...ASSIGNMENT_ROLES.filter((role) => used.has(role))])
  const byLetter = Map.groupBy(roles, (role) => roleLabel(scheme, role, language).letter)
  return [...byLetter.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  )
}
