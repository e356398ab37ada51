// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { createMatrixBoard, smallContent } from "../testing/matrix-board.ts"
import { MatrixGrid } from "./matrix-grid.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

test("a phase is collapsed by its button or the left arrow, and opened again, for this person only", () => {
  const board = createMatrixBoard(smallContent())
  render(<MatrixGrid board={board} editable collapsible />)
  const button = screen.getByRole("button", { name: "Aufgaben der Phase „Ankommen“" })
  fireEvent.click(button)
  expect(button.getAttribute("aria-expanded")).toBe("false")
  expect(screen.queryByText("Wohnsitz anmelden")).toBeNull()
  expect(screen.getByText("2 Aufgaben eingeklappt")).toBeTruthy()
  expect(screen.getByText("Integrationskurs durchführen")).toBeTruthy()
  expect(board.matrix.get().phases[0]?.tasks).toHaveLength(2)

  const head = button.closest("th")
  act(() => head?.focus())
  fireEvent.keyDown(head ?? document.body, { key: "ArrowRight" })
  expect(screen.getByText("Wohnsitz anmelden")).toBeTruthy()
  fireEvent.keyDown(head ?? document.body, { key: "ArrowLeft" })
  expect(screen.queryByText("Wohnsitz anmelden")).toBeNull()
  fireEvent.click(button)
})

test("on the wall, phases stay open", () => {
  render(<MatrixGrid board={createMatrixBoard(smallContent())} editable />)
  expect(screen.queryByRole("button", { name: /^Aufgaben der Phase/ })).toBeNull()
})
