// @vitest-environment happy-dom
import { clearCell, toggleRole } from "@tafelrunde/shared/model"
import { act, cleanup, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { setLanguage } from "../messages/language.ts"
import { type MatrixBoard } from "./commands/gestures.ts"
import { MatrixGrid } from "./grid/matrix-grid.tsx"
import { createMatrixBoard, musterstadt } from "./testing/matrix-board.ts"

beforeEach(() => {
  setLanguage("de")
  vi.useFakeTimers({ now: new Date("2027-03-10T10:00:00") })
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function taskErrors(): readonly (string | null)[] {
  return [...document.querySelectorAll(".task-flaw")].map((flaw) => flaw.getAttribute("title"))
}

test("a task with an error says so in its row, until it is mended", () => {
  const board = createMatrixBoard(musterstadt())
  render(<MatrixGrid board={board} editable />)
  expect(taskErrors()).toEqual([
    "Aufgabe 4 hat keine durchführende Institution (D).",
    "Aufgabe 9 hat zwei Federführungen (E): SOZ und JC.",
  ])
  expect(screen.getByText("Aufgabe 4 hat keine durchführende Institution (D).")).toBeTruthy()

  act(() => {
    toggleRole(board.doc, { taskId: "t04", institutionId: "kik" }, "responsible")
    vi.advanceTimersByTime(1000)
  })

  expect(taskErrors()).toEqual(["Aufgabe 9 hat zwei Federführungen (E): SOZ und JC."])
})

test("findings are marked at their cells and at the column of an institution", () => {
  const board = createMatrixBoard(musterstadt())
  render(<MatrixGrid board={board} editable />)
  const marked = [...document.querySelectorAll<HTMLElement>(".matrix-cell[data-flawed]")]
  expect(marked.map(({ dataset }) => `${dataset["row"]} ${dataset["column"]}`)).toEqual([
    "task:t09 jc",
    "task:t09 soz",
  ])
  expect(marked[0]?.getAttribute("aria-description")).toContain("Aufgabe 9 hat zwei Federführungen")

  act(() => {
    clearColumn(board, "hwk")
    vi.advanceTimersByTime(1000)
  })
  const head = screen.getByLabelText(/^Handwerkskammer/)
  expect(head.getAttribute("aria-description")).toContain("ist an keiner Aufgabe beteiligt")
  expect(head.dataset["flawed"]).toBe("true")
})

function clearColumn(board: MatrixBoard, institutionId: string): void {
  for (const { tasks } of board.matrix.get().phases) {
    for (const { id: taskId } of tasks) clearCell(board.doc, { taskId, institutionId })
  }
}
