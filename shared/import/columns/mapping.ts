import { type BoardContent } from "@tafelrunde/shared/content"

import {
  comparable,
  type ImportField,
  type ImportKind,
  IMPORT_KINDS,
  importFields,
  NEEDED_FIELDS,
} from "./fields.ts"
import { type CodeRoles, isRoleText, proposeCodes } from "./role-codes.ts"
import { type ImportTable, type TableColumn } from "./table.ts"

/**
 * What becomes of a column: nothing, the value of a field, or the roles of an institution: one of the board (its id), or
 * a new one that the heading names.
 */
export type ColumnUse = "" | `field:${string}` | `cell:${string}`

/** How a table is read. */
export interface Mapping {
  readonly kind: ImportKind
  /** By the column's number. */
  readonly columns: ReadonlyMap<number, ColumnUse>
  /** Roles of each code in the cells of institutions. */
  readonly codes: CodeRoles
}

/** The mapping that the headings suggest, for the kind that most of them suit. */
export function proposeMapping(
  table: ImportTable,
  content: BoardContent,
  kind?: ImportKind,
): Mapping {
  if (kind) return mappingFor(kind, table, content)
  const [best] = IMPORT_KINDS.map((each) => mappingFor(each, table, content)).toSorted(
    (a, b) => fitness(b) - fitness(a),
  )
  return best ?? mappingFor("tasks", table, content)
}

/** How many columns have a use; a table without a needed field is of another kind. */
function fitness(mapping: Mapping): number {
  const used = [...mapping.columns.values()].filter((use) => use !== "").length
  const score = used + (mapping.kind === "contacts" && hasPerson(mapping) ? 2 : 0)
  return isComplete(mapping) ? score + 100 : score
}

function hasPerson({ columns }: Mapping): boolean {
  const uses = new Set<string>(columns.values())
  return ["lastName", "name", "email", "mailbox"].some((key) => uses.has(`field:${key}`))
}

/** Whether a field is there without which no row means anything. */
export function isComplete({ kind, columns }: Mapping): boolean {
  const uses = new Set<string>(columns.values())
  return NEEDED_FIELDS[kind].some((key) => uses.has(`field:${key}`))
}

function mappingFor(kind: ImportKind, table: ImportTable, content: BoardContent): Mapping {
  const columns = new Map<number, ColumnUse>(table.columns.map(({ column }) => [column, ""]))
  const fields = [...importFields(kind)]
  for (const column of table.columns) {
    const field = fieldFor(column, fields)
    if (!field) continue
    columns.set(column.column, `field:${field.key}`)
    fields.splice(fields.indexOf(field), 1)
  }
  if (kind === "tasks") mapCells(columns, table, content)
  return { kind, columns, codes: proposeCodes(cellTexts(table, columns), content.roleScheme) }
}

/** The codes of all columns that hold roles under a mapping of columns. */
export function cellTexts({ rows }: ImportTable, columns: Mapping["columns"]): ReadonlySet<string> {
  const used = [...columns].flatMap(([column, use]) => (use.startsWith("cell:") ? [column] : []))
  return new Set(
    rows.flatMap(({ cells, isBand }) => (isBand ? [] : used.map((column) => cells[column] ?? ""))),
  )
}

/** The first field, not yet taken, that one of the column's headings names. */
function fieldFor(
  { lower, upper, heading }: TableColumn,
  fields: readonly ImportField[],
): ImportField | undefined {
  for (const name of [lower, heading, upper].map(comparable)) {
    const field = name === "" ? undefined : fields.find(({ names }) => names.has(name))
    if (field) return field
  }
  return undefined
}

/** Columns under an institution's name, columns of roles, and empty ones between them. */
function mapCells(
  columns: Map<number, ColumnUse>,
  table: ImportTable,
  content: BoardContent,
): void {
  const free = table.columns.filter(({ column }) => columns.get(column) === "")
  const known = institutionsByName(content)
  for (const column of free) {
    const id = [column.lower, column.upper, column.heading]
      .map((name) => known.get(comparable(name)))
      .find((each) => each !== undefined)
    if (id !== undefined) columns.set(column.column, `cell:${id}`)
    else if (holdsRoles(column, table)) columns.set(column.column, "cell:")
  }
  const places = [...columns].flatMap(([column, use]) => (use.startsWith("cell:") ? [column] : []))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  for (const { column, samples, lower } of free) {
    const isBetween = column > first && column < last
    if (isBetween && samples.length === 0 && lower !== "" && columns.get(column) === "") {
      columns.set(column, "cell:")
    }
  }
  if (places.length > 0) mapTitle(columns, table)
}

/** Ids of the board's institutions by name and short name, `comparable`. */
export function institutionsByName({ institutions }: BoardContent): Map<string, string> {
  const ids = new Map<string, string>()
  for (const field of ["short", "name"] as const) {
    for (const each of institutions ?? []) {
      const name = comparable(each[field])
      if (name !== "" && !ids.has(name)) ids.set(name, each.id)
    }
  }
  return ids
}

const MOST_OF_ALL = 0.6

function holdsRoles({ column, lower }: TableColumn, { rows }: ImportTable): boolean {
  if (lower === "") return false
  const filled = rows
    .flatMap(({ cells, isBand }) => (isBand ? [] : (cells[column] ?? "")))
    .filter((cell) => cell !== "")
  const roles = filled.filter(isRoleText)
  return roles.length > 0 && roles.length >= filled.length * MOST_OF_ALL
}

/** Without a heading that names the task, the column with the longest texts in front of the roles is it. */
function mapTitle(columns: Map<number, ColumnUse>, { columns: all, rows }: ImportTable): void {
  if ([...columns.values()].includes("field:title")) return
  const [longest] = all
    .filter(({ column }) => columns.get(column) === "")
    .map(({ column }) => ({
      column,
      length: rows.reduce((sum, { cells }) => sum + (cells[column] ?? "").length, 0),
    }))
    .toSorted((a, b) => b.length - a.length)
  if (longest && longest.length > 0) columns.set(longest.column, "field:title")
}
