// @vitest-environment happy-dom
import { type AssignmentRole, type BoardContent } from "@tafelrunde/shared/content"
import { cellKey, type Matrix, readMatrix, rolesOf, setField } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { MatrixGrid } from "../grid/matrix-grid.tsx"
import { createRoleCodes } from "../role-codes.ts"
import { createMatrixBoard, musterstadt, smallContent } from "../testing/matrix-board.ts"
import { FAST_ENTRY } from "./fast-entry.ts"
import { type MatrixBoard } from "./gestures.ts"

beforeEach(() => setLanguage("de"))
afterEach(() => {
  cleanup()
  FAST_ENTRY.set(false)
})

function press(key: string, options: object = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...options })
}

function focusFirstCell(): void {
  act(() => document.querySelector<HTMLElement>(".matrix-cell")?.focus())
}

interface Row {
  readonly cells: readonly (readonly AssignmentRole[])[]
}

function rowsOf(matrix: Matrix): readonly Row[] {
  return matrix.phases
    .flatMap(({ tasks }) => tasks)
    .map(({ id: taskId }) => ({
      cells: matrix.institutions.map(({ id: institutionId }) =>
        rolesOf(matrix, { taskId, institutionId }),
      ),
    }))
}

/** Musterstadt with as many further I that the matrix holds 198 letters. */
function fullMatrix(): BoardContent {
  const content = musterstadt()
  const assignments = [...(content.assignments ?? [])]
  const filled = new Set(assignments.map(cellKey))
  let letters = assignments.flatMap(({ roles }) => roles ?? []).length
  for (const { id: taskId } of content.tasks ?? []) {
    for (const { id: institutionId } of content.institutions ?? []) {
      if (letters === 198 || filled.has(cellKey({ taskId, institutionId }))) continue
      assignments.push({ taskId, institutionId, roles: ["informed"] })
      letters += 1
    }
  }
  return { ...content, assignments }
}

/** Types a whole matrix, as somebody who has it on paper; returns the number of keys. */
function type(rows: readonly Row[], letterOf: (role: AssignmentRole) => string): number {
  let keys = 0
  const key = (name: string, options: object = {}): void => {
    press(name, options)
    keys += 1
  }
  for (const { cells } of rows) {
    const last = cells.findLastIndex((roles) => roles.length > 0)
    for (const roles of cells.slice(0, last + 1)) {
      roles.slice(0, -1).forEach((role) => key(letterOf(role), { shiftKey: true }))
      const final = roles.at(-1)
      key(final ? letterOf(final).toLowerCase() : " ")
    }
    if (last < cells.length - 1) key("Enter")
  }
  return keys
}

test("198 letters of a matrix need at most 300 keys", () => {
  const wanted = fullMatrix()
  const matrix = readMatrix(createMatrixBoard(wanted).doc)
  const codes = createRoleCodes(undefined, "de")
  const letterOf = (role: AssignmentRole): string => codes.shown([role])[0]?.letter ?? ""
  const board = createMatrixBoard({ ...wanted, assignments: [] })
  render(<MatrixGrid board={board} editable />)
  focusFirstCell()
  press("F8")

  const keys = type(rowsOf(matrix), letterOf)

  expect(rowsOf(board.matrix.get())).toEqual(rowsOf(matrix))
  expect(rowsOf(matrix).flatMap(({ cells }) => cells.flat())).toHaveLength(198)
  expect(keys).toBeLessThanOrEqual(300)
})

function rolesIn(board: MatrixBoard, taskId: string, institutionId: string): readonly string[] {
  return rolesOf(board.matrix.get(), { taskId, institutionId })
}

test("in fast entry a letter stays where it is already, and Backspace takes the last one back", () => {
  const board = createMatrixBoard(smallContent())
  render(<MatrixGrid board={board} editable />)
  focusFirstCell()
  press("F8")
  press("E", { shiftKey: true })
  press("d")
  expect(rolesIn(board, "t1", "jc")).toEqual(["accountable", "responsible"])
  press("m")
  press("Backspace")
  expect(rolesIn(board, "t1", "vhs")).toEqual([])
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Aufgabe 1, Volkshochschule/)

  press("F8")
  press("i")
  press("i")
  expect(rolesIn(board, "t1", "vhs")).toEqual([])
})

test("the button in the corner switches fast entry, and viewers have none", () => {
  render(<MatrixGrid board={createMatrixBoard(smallContent())} editable />)
  const button = screen.getByRole("button", { name: "Schnelleingabe" })
  fireEvent.click(button)
  expect(button.getAttribute("aria-pressed")).toBe("true")
  cleanup()
  render(<MatrixGrid board={createMatrixBoard(smallContent())} editable={false} />)
  expect(screen.queryByRole("button", { name: "Schnelleingabe" })).toBeNull()
})

test("a cell with a condition has a corner mark, and F2 or a click on it opens its details", () => {
  const board = createMatrixBoard(smallContent())
  const cell = { taskId: "t12", institutionId: "vhs" }
  render(<MatrixGrid board={board} editable details={({ taskId }) => <p>Felder von {taskId}</p>} />)
  const element = screen.getByLabelText("Aufgabe 12, Volkshochschule: Durchführung")
  expect(element.dataset["detailed"]).toBeUndefined()

  act(() => {
    const place = { collection: "assignments", id: cellKey(cell) } as const
    setField(board.doc, place, { field: "condition", value: "nur bei SGB-II-Bezug" })
    setField(board.doc, place, { field: "validTo", value: "2027-06-30" })
  })
  expect(element.dataset["detailed"]).toBe("true")
  expect(element.getAttribute("aria-description")).toBe(
    "Bedingung: nur bei SGB-II-Bezug; gültig bis: 30.06.2027",
  )

  act(() => element.focus())
  press("F2")
  expect(screen.getByText("Felder von t12")).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Fertig" }))
  expect(screen.queryByText("Felder von t12")).toBeNull()

  press("Enter")
  fireEvent.click(screen.getByText("Bedingung, Gültigkeit, Anmerkung …"))
  expect(screen.getByText("Felder von t12")).toBeTruthy()
})
