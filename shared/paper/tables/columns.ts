import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import {
  choiceWord,
  type Entity,
  fieldsOf,
  type PlacedField,
  type ReferenceTarget,
} from "@tafelrunde/shared/entities"

import { fullName } from "./people.ts"
import { yesOrNo } from "./status-texts.ts"
import { type ColumnKind, type Field, type TableCell } from "./table.ts"

type Entry = Readonly<Record<string, unknown>>

/** What a table's columns are made from: the description, and a row's entry of that kind. */
interface Source<Row> {
  readonly board: BoardView
  readonly entity: Entity
  readonly entryOf: (row: Row) => Entry | undefined
}

/** The columns that the description of an entity gives. */
export interface Columns<Row> {
  /** The column of one field, by its path; with `changes` where a table puts it differently. */
  of(path: string, changes?: Partial<Field<Row>>): Field<Row>
  /** The columns of several fields. */
  pick(...paths: readonly string[]): readonly Field<Row>[]
  /** These columns and behind them those of other fields that an entry fills, `except` some. */
  withFilled(
    fields: readonly Field<Row>[],
    rows: readonly Row[],
    except: readonly string[],
  ): readonly Field<Row>[]
  /** Fields that any of the rows fills, except those; lists inside entries have no column. */
  filled(rows: readonly Row[], except: readonly string[]): readonly Field<Row>[]
}

export function columnsOf<Row>(source: Source<Row>): Columns<Row> {
  const columns = new Map(
    fieldsOf(source.entity).map((placed) => [placed.path, columnOf(source, placed)]),
  )
  const of: Columns<Row>["of"] = (path, changes) => {
    const column = columns.get(path)
    if (!column) throw new Error(`No field ${path}`)
    return { ...column, ...changes }
  }
  const filled: Columns<Row>["filled"] = (rows, except) => {
    const leftOut = new Set(["id", ...except])
    return [...columns.values()].filter(
      ({ key, value }) => !leftOut.has(key) && rows.some((row) => isFilled(value(row))),
    )
  }
  return {
    of,
    pick: (...paths) => paths.map((path) => of(path)),
    filled,
    withFilled: (fields, rows, except) => [
      ...fields,
      ...filled(rows, [...fields.map(({ key }) => key), ...except]),
    ],
  }
}

function isFilled(cell: TableCell | undefined): boolean {
  return cell !== undefined && cell !== null && cell !== ""
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  date: "date",
  phone: "phone",
  wholeNumber: "number",
}

function columnOf<Row>({ board, entryOf }: Source<Row>, { path, field }: PlacedField): Field<Row> {
  const { kind, heading, width } = field
  return {
    key: path,
    heading,
    kind: KINDS[kind] ?? "text",
    ...(width !== undefined && { width }),
    value: (row) => textOf(board, field, valueAt(entryOf(row), path)),
  }
}

function valueAt(entry: Entry | undefined, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, name) => (value as Entry | null | undefined)?.[name], entry)
}

/** A field's value as a cell says it; nothing for a value of another kind. */
function textOf(board: BoardView, field: PlacedField["field"], value: unknown): TableCell {
  if (typeof value === "boolean") return yesOrNo(value, board.language)
  if (typeof value === "number") return value
  if (Array.isArray(value)) return listed(board, field, value)
  if (typeof value !== "string") return null
  if (field.kind === "choice") return choiceWord(field, value, board.language)
  return field.kind === "ref" ? NAMES[field.to](board, value) : value
}

function listed(
  board: BoardView,
  field: PlacedField["field"],
  values: readonly unknown[],
): TableCell {
  const texts = values.filter((value) => typeof value === "string")
  if (field.kind === "lines") return texts.join("; ")
  if (field.kind !== "refs") return null
  const name = field.to === "institutions" ? shortName : NAMES[field.to]
  return texts
    .map((id) => name(board, id))
    .filter((word) => word !== "")
    .join(", ")
}

function shortName(board: BoardView, id: string): string {
  return board.short(id)
}

/** How a table names what a reference leads to; empty where it leads nowhere. */
const NAMES: Readonly<Record<ReferenceTarget, (board: BoardView, id: string) => string>> = {
  phases: (board, id) => board.title(board.phases.find((phase) => phase.id === id)),
  institutions: (board, id) => board.name(id),
  units: (board, id) => unitName(board, id),
  contacts: (board, id) => fullName(board.contact(id)),
  tasks: (board, id) => (board.task(id) ? String(board.taskNumber(id)) : ""),
  handovers: (board, id) => spokenNumber(board.handovers, id),
}

function unitName(board: BoardView, id: string): string {
  for (const { units } of board.institutions) {
    const unit = units?.find((each) => each.id === id)
    if (unit) return unit.name
  }
  return ""
}
