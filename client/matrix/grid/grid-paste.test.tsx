// @vitest-environment happy-dom
import { rolesOf } from "@tafelrunde/shared/model"
import { act, cleanup, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { elementAt } from "../commands/focus.ts"
import { type MatrixBoard } from "../commands/gestures.ts"
import { HEAD_KEY, TITLE_COLUMN } from "../rows.ts"
import { createMatrixBoard, smallContent } from "../testing/matrix-board.ts"
import { MatrixGrid } from "./matrix-grid.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function show(editable = true): MatrixBoard {
  const board = createMatrixBoard(smallContent())
  render(
    <>
      <MatrixGrid board={board} editable={editable} />
      <Toasts />
    </>,
  )
  return board
}

/** Selects the place and presses Ctrl+V there. */
function paste(row: string, column: string, text: string): void {
  act(() => elementAt(document.body, { row, column })?.focus())
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  const event = new Event("paste", { bubbles: true, cancelable: true })
  Object.defineProperty(event, "clipboardData", { value: clipboardData })
  // As browsers do it when no text is selected.
  act(() => void document.body.dispatchEvent(event))
}

function codes({ matrix }: MatrixBoard): string[][] {
  const { phases, institutions } = matrix.get()
  return phases.flatMap(({ tasks }) =>
    tasks.map((task) =>
      institutions.map(({ id }) =>
        rolesOf(matrix.get(), { taskId: task.id, institutionId: id }).join("/"),
      ),
    ),
  )
}

function titles({ matrix }: MatrixBoard): string[][] {
  return matrix.get().phases.map(({ tasks }) => tasks.map(({ title }) => title))
}

test("a block of letters fills the cells from there, across phases, and one undo takes it back", () => {
  const board = show()
  const before = codes(board)

  paste("task:t2", "jc", "E\tD\nE/D\t")

  expect(codes(board)).toEqual([
    ["", "", ""],
    ["accountable", "responsible", ""],
    ["accountable/responsible", "responsible", ""],
  ])
  expect(screen.getByText("3 Zellen ausgefüllt")).toBeTruthy()
  act(() => void board.undo.undo())
  expect(codes(board)).toEqual(before)
})

test("an empty cell or a dash of the block leaves what is there; a letter replaces it", () => {
  const board = show()

  paste("task:t2", "vhs", "–\nM")

  expect(codes(board)[2]?.[1]).toBe("consulted")
  expect(codes(board)[1]?.[1]).toBe("")
})

test.each([
  ["is too wide", "task:t1", "vhs", "E\tD\tM", /1 × 3 Zellen, ab hier ist Platz für 3 × 2/],
  ["is too long", "task:t12", "jc", "E\nD", /2 × 1 Zellen, ab hier ist Platz für 1 × 3/],
  ["holds words", "task:t1", "jc", "E\tvielleicht", /„vielleicht“ ist kein Zeichen einer Rolle/],
  ["is for no cell", HEAD_KEY, "jc", "E", /Hier lässt sich das nicht einfügen/],
])("a block that %s changes nothing and says why", (...[, row, column, text, words]) => {
  const board = show()
  const before = codes(board)

  paste(row, column, text)

  expect(codes(board)).toEqual(before)
  expect(screen.getByText(words)).toBeTruthy()
})

test("lines on a title become the titles from there, then new tasks of the phase", () => {
  const board = show()

  paste("task:t2", TITLE_COLUMN, "Leistungen klären\n\nUnterkunft sichern\nKonto eröffnen")

  expect(titles(board)).toEqual([
    ["Wohnsitz anmelden", "Leistungen klären", "Unterkunft sichern", "Konto eröffnen"],
    ["Integrationskurs durchführen"],
  ])
  act(() => void board.undo.undo())
  expect(titles(board)[0]).toEqual(["Wohnsitz anmelden", "Leistungen bewilligen"])
})

test("rows of a spreadsheet make tasks with their letters", () => {
  const board = show()

  paste("addTask:p2", TITLE_COLUMN, "Sprachcafé\tM\tE/D\nPrüfung\t\tD")

  expect(titles(board)[1]).toEqual(["Integrationskurs durchführen", "Sprachcafé", "Prüfung"])
  expect(codes(board).slice(3)).toEqual([
    ["consulted", "accountable/responsible", ""],
    ["", "responsible", ""],
  ])
})

test("who may only look is told so", () => {
  const board = show(false)
  const before = codes(board)

  paste("task:t1", "jc", "E")

  expect(codes(board)).toEqual(before)
  expect(screen.getByText(/nur ansehen\./)).toBeTruthy()
})
