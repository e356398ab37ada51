import { dayIn, type Language } from "@tafelrunde/shared/content"
import { assignment } from "@tafelrunde/shared/entities"
import { type CellDetails, cellKey, detailsOf, type Matrix } from "@tafelrunde/shared/model"

import { type MatrixFindings } from "./matrix-findings.ts"

/** What is said of the cells of one task, from left to right, in one string, so that React compares only that. */
export type RowTexts = string

const SEPARATOR = "\n"

export function cellText(texts: RowTexts, index: number): string {
  return texts === "" ? "" : (texts.split(SEPARATOR)[index] ?? "")
}

/** Conditions, validity and notes of cells, by task. */
export function detailsByTask(matrix: Matrix, language: Language): ReadonlyMap<string, RowTexts> {
  if (matrix.details.size === 0) return new Map()
  return textsByTask(matrix, (cell) => {
    const details = detailsOf(matrix, cell)
    return details ? detailsText(details, language) : ""
  })
}

/** Findings about cells, by task. */
export function flawsByTask(
  matrix: Matrix,
  { cells }: MatrixFindings,
): ReadonlyMap<string, RowTexts> {
  if (cells.size === 0) return new Map()
  return textsByTask(matrix, (cell) => cells.get(cellKey(cell)) ?? "")
}

interface Cell {
  readonly taskId: string
  readonly institutionId: string
}

function textsByTask(
  matrix: Matrix,
  textOf: (cell: Cell) => string,
): ReadonlyMap<string, RowTexts> {
  const tasks = matrix.phases.flatMap((phase) => phase.tasks)
  return new Map(
    tasks.map(({ id }) => {
      const texts = matrix.institutions.map((institution) =>
        textOf({ taskId: id, institutionId: institution.id }).replaceAll(SEPARATOR, " "),
      )
      return [id, texts.every((text) => text === "") ? "" : texts.join(SEPARATOR)]
    }),
  )
}

function detailsText(details: CellDetails, language: Language): string {
  const { condition, validFrom, validTo, note } = assignment.fields
  const parts = [
    [condition, details.condition],
    [validFrom, details.validFrom && dayIn(details.validFrom, language)],
    [validTo, details.validTo && dayIn(details.validTo, language)],
    [note, details.note],
  ] as const
  return parts
    .filter(([, text]) => text.trim() !== "")
    .map(([field, text]) => `${field.label[language]}: ${text}`)
    .join("; ")
}
