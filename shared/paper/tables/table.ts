import { type BoardContent, type Flaw, type Words } from "@tafelrunde/shared/content"

import { type Language, type Profile } from "../../content/index.ts"

/**
 * Text, number, calendar day (`YYYY-MM-DD`) or telephone number; cells of an `any` column are days
 * where they look like one.
 */
export type ColumnKind = "text" | "number" | "date" | "phone" | "any"

/** Days are ISO text; `null` is an empty cell. */
export type TableCell = string | number | null

export interface Column {
  /** Stable name for programs, the same in all languages. */
  readonly key: string
  readonly heading: string
  readonly kind: ColumnKind
  /** Column width in characters, for sheets. */
  readonly width: number
}

export interface Table {
  readonly name: TableName
  /** The title, also the sheet's name: at most 31 characters, none of `[]:*?/\`. */
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** In the order of the workbook's sheets. */
export const TABLE_NAMES = [
  "matrix",
  "responsibilities",
  "contacts",
  "handovers",
  "agreements",
  "questions",
  "institutions",
  "workload",
  "findings",
  "metadata",
] as const
export type TableName = (typeof TABLE_NAMES)[number]

export interface PaperOptions {
  /** Makes the ids of calendar entries and contact cards unique beyond the board. */
  readonly boardId?: string
  readonly profile: Profile
  readonly language: Language
  /** The day of the paper, `YYYY-MM-DD`. */
  readonly asOf: string
  /** `partial` where the content lacks contacts, as in a participant's browser; default: all are there. */
  readonly contacts?: "all" | "partial"
  /** What the content was read without; told in the internal profile only. */
  readonly flaws?: readonly Flaw[]
  /** The whole content of the previous version, for the paper's list of changes. */
  readonly previous?: BoardContent
  /** One institution, or two: the paper is an extract of what concerns them; default: the whole paper. */
  readonly institutionIds?: readonly string[]
}

/** A column and how it reads an entry. */
export interface Field<T> {
  readonly key: string
  readonly heading: Words
  readonly kind?: ColumnKind
  readonly width?: number
  readonly value: (entry: T) => string | number | null | undefined
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  number: 6,
  date: 12,
  phone: 18,
  any: 48,
}

interface TableOf<T> {
  readonly name: TableName
  readonly title: Words
  readonly fields: readonly Field<T>[]
  readonly entries: readonly T[]
}

/** Empty text becomes an empty cell. */
export function tableOf<T>(table: TableOf<T>, language: Language): Table {
  return {
    name: table.name,
    title: table.title[language],
    columns: table.fields.map(({ key, heading, kind = "text", width }) => ({
      key,
      heading: heading[language],
      kind,
      width: width ?? WIDTHS[kind],
    })),
    rows: table.entries.map((entry) =>
      table.fields.map(({ value }) => {
        const cell = value(entry)
        return cell === undefined || cell === "" ? null : cell
      }),
    ),
  }
}
