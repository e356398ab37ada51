import { type AssignmentRole, type RoleLabel } from "@tafelrunde/shared/content"
import { LENGTHS } from "@tafelrunde/shared/entities"
import { type Cell, type Matrix, rolesOf } from "@tafelrunde/shared/model"

import { type RoleCodes } from "../role-codes.ts"
import { HEAD_KEY, type MatrixRow, TITLE_COLUMN } from "../rows.ts"
import { type Place } from "./move.ts"
import { type PasteStep } from "./paste-steps.ts"

const MOST_NEW_ROWS = 200

/** Why a pasted block changes nothing. */
export type PasteRefusal =
  | { readonly reason: "notHere" | "tooMany" | "tooLong" }
  | { readonly reason: "noRole"; readonly text: string }
  | { readonly reason: "tooLarge"; readonly block: Size; readonly room: Size }

interface Size {
  readonly rows: number
  readonly columns: number
}

interface Around {
  readonly place: Place
  readonly rows: readonly MatrixRow[]
  readonly matrix: Matrix
  readonly codes: RoleCodes
}

type Block = readonly (readonly string[])[]
type Plan = readonly PasteStep[] | PasteRefusal

/**
 * What a block of text does when it is pasted at a place: in a cell codes fill the cells from there, empty ones stay
 * as they are; on a title lines become the titles from there and then new tasks, with codes in further columns.
 */
export function planPaste(block: Block, around: Around): Plan {
  const { place, rows } = around
  const index = rows.findIndex(({ key }) => key === place.row)
  const row = rows[index]
  if (place.row === HEAD_KEY || !row) return { reason: "notHere" }
  if (row.kind === "addPhase") return newPhases(block)
  if (row.kind === "addTask") return fillRows(block, around, { phaseId: row.phaseId, taskIds: [] })
  if (row.kind !== "task") return { reason: "notHere" }
  const isTitle = place.column === TITLE_COLUMN
  const following = rows.slice(index).flatMap((each) => (each.kind === "task" ? [each] : []))
  if (!isTitle) {
    return fillCells(
      block,
      around,
      following.map(({ taskId }) => taskId),
    )
  }
  const { phaseId } = row
  const ofPhase = following.filter((task) => task.phaseId === phaseId)
  return fillRows(block, around, { phaseId, taskIds: ofPhase.map(({ taskId }) => taskId) })
}

function newPhases(block: Block): Plan {
  if (widthOf(block) > 1) return tooLarge(block, { rows: MOST_NEW_ROWS, columns: 1 })
  const titles = block.flat().filter((title) => title !== "")
  return refusalOfTitles(titles) ?? titles.map((title): PasteStep => ({ kind: "phase", title }))
}

function fillCells(block: Block, around: Around, taskIds: readonly string[]): Plan {
  const { place, matrix } = around
  const first = matrix.institutions.findIndex(({ id }) => id === place.column)
  const room = { rows: taskIds.length, columns: matrix.institutions.length - first }
  if (block.length > room.rows || widthOf(block) > room.columns) return tooLarge(block, room)
  const steps: PasteStep[] = []
  for (const [index, texts] of block.entries()) {
    const filled = readRow(texts, first, around)
    if ("reason" in filled) return filled
    const taskId = taskIds[index] ?? ""
    for (const { institutionId, labels } of filled) {
      const cell = { taskId, institutionId }
      steps.push({ kind: "cell", cell, roles: rolesFor(cell, labels, around) })
    }
  }
  return steps
}

interface Target {
  readonly phaseId: string
  /** The tasks whose titles are replaced before new tasks are added. */
  readonly taskIds: readonly string[]
}

function fillRows(block: Block, around: Around, { phaseId, taskIds }: Target): Plan {
  const columns = around.matrix.institutions.length + 1
  const lines = block.filter((texts) => texts.some((text) => text !== ""))
  if (widthOf(lines) > columns) return tooLarge(lines, { rows: MOST_NEW_ROWS, columns })
  const refusal = refusalOfTitles(lines.map(([title = ""]) => title))
  if (refusal) return refusal
  const steps: PasteStep[] = []
  for (const [index, [title = "", ...texts]] of lines.entries()) {
    const filled = readRow(texts, 0, around)
    if ("reason" in filled) return filled
    const taskId = taskIds[index]
    if (taskId === undefined) {
      const cells = filled.map(({ institutionId, labels }) => ({
        institutionId,
        roles: labels.flatMap((label) => around.codes.toggled(label, [])),
      }))
      steps.push({ kind: "task", phaseId, title, cells })
      continue
    }
    if (title !== "") steps.push({ kind: "title", taskId, title })
    for (const { institutionId, labels } of filled) {
      const cell = { taskId, institutionId }
      steps.push({ kind: "cell", cell, roles: rolesFor(cell, labels, around) })
    }
  }
  return steps
}

function refusalOfTitles(titles: readonly string[]): PasteRefusal | undefined {
  if (titles.length === 0) return { reason: "notHere" }
  if (titles.length > MOST_NEW_ROWS) return { reason: "tooMany" }
  return titles.some((title) => title.length > LENGTHS.title) ? { reason: "tooLong" } : undefined
}

interface Filled {
  readonly institutionId: string
  readonly labels: readonly RoleLabel[]
}

/** The codes of a row, from this institution on; cells without text are left out. */
function readRow(
  texts: readonly string[],
  first: number,
  { matrix, codes }: Around,
): readonly Filled[] | PasteRefusal {
  const filled: Filled[] = []
  for (const [index, text] of texts.entries()) {
    const institution = matrix.institutions[first + index]
    const labels = readCodes(text, codes)
    if (!labels) return { reason: "noRole", text }
    if (institution && labels.length > 0) filled.push({ institutionId: institution.id, labels })
  }
  return filled
}

/** "E/D", "e, d" or the words of the roles; empty for an empty cell or a dash, undefined for anything else. */
function readCodes(text: string, codes: RoleCodes): readonly RoleLabel[] | undefined {
  const words = text.split(/[\s/,;+&|]+/).filter((word) => !/^[-–—]?$/.test(word))
  const labels = words.map((word) =>
    codes.offered.find(({ letter, word: long }) =>
      [letter, long].some((name) => name.toLowerCase() === word.toLowerCase()),
    ),
  )
  return labels.every((label) => label !== undefined) ? labels : undefined
}

/** All roles that the cell holds afterwards; those that it shows already stay the same. */
function rolesFor(
  cell: Cell,
  labels: readonly RoleLabel[],
  { matrix, codes }: Around,
): readonly AssignmentRole[] {
  const held = rolesOf(matrix, cell)
  return labels.flatMap((label) => {
    const present = held.filter((role) => codes.shown([role])[0]?.letter === label.letter)
    return present.length > 0 ? present : codes.toggled(label, [])
  })
}

function tooLarge(block: Block, room: Size): PasteRefusal {
  return { reason: "tooLarge", block: { rows: block.length, columns: widthOf(block) }, room }
}

function widthOf(block: Block): number {
  return Math.max(0, ...block.map((texts) => texts.length))
}
