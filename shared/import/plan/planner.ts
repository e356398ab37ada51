import {
  type BoardContent,
  codeKey,
  type Institution,
  institutionCode,
  type Language,
} from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS, LENGTHS } from "@tafelrunde/shared/entities"

import { comparable, importField, type ImportField } from "../columns/fields.ts"
import { type Mapping } from "../columns/mapping.ts"
import { type TableRow } from "../columns/table.ts"
import { Draft, type FieldPlace } from "./draft.ts"
import { type PlannedRow, type PlanOptions, type RowOutcome } from "./planned.ts"
import { readValue } from "./values.ts"
import { planWords, type PlanWords } from "./words.ts"

/** Collects what becomes of one row. */
export class RowLog {
  readonly number: number
  label = ""
  #outcome: RowOutcome = "unchanged"
  readonly #details: string[] = []
  readonly #problems: string[] = []

  constructor(number: number) {
    this.number = number
  }

  added(): void {
    this.#outcome = "added"
  }

  /** Notes a change; an entry that the row has added stays added. */
  changed(detail: string): void {
    if (this.#outcome === "unchanged") this.#outcome = "changed"
    this.#details.push(detail)
  }

  /** A cell that is left out. */
  problem(text: string): void {
    this.#problems.push(text)
  }

  /** The whole row is left out. */
  skip(problem: string): void {
    this.#outcome = "skipped"
    this.#problems.push(problem)
  }

  done(): PlannedRow {
    return {
      number: this.number,
      label: this.label,
      outcome: this.#outcome,
      details: this.#details,
      problems: this.#problems,
    }
  }
}

interface Names {
  readonly name: string
  readonly short: string
}

/** What the plans of all kinds need: the draft, the columns' fields, and a log for each row. */
export class Planner {
  readonly draft: Draft
  readonly mapping: Mapping
  readonly language: Language
  readonly words: PlanWords
  readonly newId: () => string
  readonly #logs = new Map<number, RowLog>()
  readonly #keys = new Map<string, string>()
  readonly #fields: readonly (readonly [column: number, field: ImportField])[]

  constructor(content: BoardContent, mapping: Mapping, { language, newId }: PlanOptions) {
    this.draft = new Draft(content)
    this.mapping = mapping
    this.language = language
    this.words = planWords[language]
    this.newId = newId
    this.#fields = [...mapping.columns].flatMap(([column, use]) => {
      const field =
        use.startsWith("field:") && importField(mapping.kind, use.slice("field:".length))
      return field ? [[column, field] as const] : []
    })
  }

  /** `comparable`, remembered: every row compares its names with all that are there. */
  key(text: string): string {
    const known = this.#keys.get(text)
    if (known !== undefined) return known
    const key = comparable(text)
    this.#keys.set(text, key)
    return key
  }

  get rows(): readonly PlannedRow[] {
    return [...this.#logs.values()].toSorted((a, b) => a.number - b.number).map((log) => log.done())
  }

  row(number: number): RowLog {
    const known = this.#logs.get(number)
    if (known) return known
    const log = new RowLog(number)
    this.#logs.set(number, log)
    return log
  }

  hasColumn(key: string): boolean {
    return this.#fields.some(([, field]) => field.key === key)
  }

  /** The text of a field in a row; empty without a column for it. */
  text(row: TableRow, key: string): string {
    const [column] = this.#fields.find(([, field]) => field.key === key) ?? []
    return column === undefined ? "" : (row.cells[column] ?? "")
  }

  /** Sets the described fields that the row fills, except some. */
  setFields(row: TableRow, place: Omit<FieldPlace, "path">, except: readonly string[]): void {
    for (const [column, { key, field }] of this.#fields) {
      const text = row.cells[column] ?? ""
      if (text === "" || !field || except.includes(key)) continue
      const read = readValue(field, text, this.language)
      if (read.ok)
        this.set(
          row,
          { ...place, path: key },
          { value: read.value, label: field.heading[this.language] },
        )
      else this.row(row.number).problem(read.problem)
    }
  }

  /** Sets a value where it differs, and notes it. */
  set(
    row: TableRow,
    place: FieldPlace,
    { value, label }: { readonly value: unknown; readonly label: string },
  ): void {
    const before = this.draft.read(place)
    if (isSame(before, value)) return
    this.draft.set(place, value)
    const old = said(before)
    this.row(row.number).changed(`${label}: ${old === "" ? "" : `${old} → `}${said(value)}`)
  }

  /** Adds an entry unless its list is full, which the row's log then says. */
  add(row: TableRow, list: CollectionName, entry: Readonly<Record<string, unknown>>): boolean {
    if (!this.draft.hasRoom(list)) {
      const { many, max } = COLLECTIONS[list]
      this.row(row.number).skip(this.words.full(many[this.language], max))
      return false
    }
    this.draft.add(list, entry)
    return true
  }

  /** The institution of this name or short name. */
  institutionNamed(text: string): Institution | undefined {
    const wanted = this.key(text)
    if (wanted === "") return undefined
    const all = [...this.draft.entries("institutions").values()]
    return (
      all.find(({ short }) => this.key(short) === wanted) ??
      all.find(({ name }) => this.key(name) === wanted)
    )
  }

  /** Adds an institution; without a short name it gets one that no other has. Returns its id. */
  addInstitution(row: TableRow, { name, short }: Names): string | undefined {
    const taken = new Set(
      [...this.draft.entries("institutions").values()].map((each) => codeKey(each.short)),
    )
    const full = (name || short).slice(0, LENGTHS.title)
    const code =
      short !== "" && short.length <= LENGTHS.short ? short : institutionCode(full, taken)
    const id = this.newId()
    return this.add(row, "institutions", { id, name: full, short: code }) ? id : undefined
  }
}

/** Whether a value says the same as before, written differently at most. */
export function isSame(before: unknown, value: unknown): boolean {
  if (before === value || JSON.stringify(before) === JSON.stringify(value)) return true
  return (
    typeof before === "string" && typeof value === "string" && written(before) === written(value)
  )
}

/** Texts that differ in the spelling of a telephone number or in line ends only. */
function written(text: string): string {
  const national = text.replace(/^\s*(?:\+|00)49[\s/-]*(?:\(0\))?\s*/, "0")
  return /^[\d\s/()+-]{5,}$/.test(text)
    ? national.replaceAll(/\D/g, "")
    : text.replaceAll(/\s+/g, " ").trim()
}

function textOf(value: unknown): string {
  const isPlain =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
  return isPlain ? String(value) : ""
}

const LONGEST_SAID = 80

function said(value: unknown): string {
  const text = Array.isArray(value) ? value.join("; ") : textOf(value)
  return text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text
}
