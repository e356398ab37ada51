import { type Language } from "@tafelrunde/shared/content"

export type RowOutcome = "added" | "changed" | "unchanged" | "skipped"

/** What becomes of one row. */
export interface PlannedRow {
  /** As the spreadsheet counts. */
  readonly number: number
  /** What the row is about. */
  readonly label: string
  readonly outcome: RowOutcome
  /** What is set, or differs from before, one text a field. */
  readonly details: readonly string[]
  /** Why the row, or a cell of it, is left out. */
  readonly problems: readonly string[]
}

export interface PlanOptions {
  readonly language: Language
  readonly newId: () => string
}
