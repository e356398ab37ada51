// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { MatrixGrid } from "../grid/matrix-grid.tsx"
import { createMatrixBoard, smallContent } from "../testing/matrix-board.ts"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function pasteInto(field: HTMLElement, text: string): void {
  const clipboardData = { getData: (type: string) => (type === "text/plain" ? text : "") }
  fireEvent.paste(field, { clipboardData })
}

function button(name: string): HTMLElement {
  return screen.getByRole("button", { name, hidden: true })
}

test("a list pasted into the dialog shows what it makes, makes it at once, and one undo takes it back", () => {
  const board = createMatrixBoard(smallContent())
  render(<MatrixGrid board={board} editable />)
  fireEvent.click(button("Institution hinzufügen"))

  pasteInto(
    screen.getByLabelText("Amtlicher Name"),
    "AGS; Arbeitgeberservice\nJobcenter\nHandwerkskammer (HWK)",
  )

  expect(screen.getByText("2 Institutionen:")).toBeTruthy()
  expect(screen.getByText("Arbeitgeberservice (AGS) · Handwerkskammer (HWK) (HWK)")).toBeTruthy()
  expect(screen.getByText("Schon da, wird nicht noch einmal angelegt: Jobcenter")).toBeTruthy()
  fireEvent.click(button("2 hinzufügen"))
  const shorts = (): string[] => board.matrix.get().institutions.map(({ short }) => short)
  expect(shorts()).toEqual(["JC", "VHS", "SOZ", "AGS", "HWK"])
  act(() => void board.history.undo())
  expect(shorts()).toEqual(["JC", "VHS", "SOZ"])
})

test("an empty list says what is missing and adds nothing", () => {
  const board = createMatrixBoard(smallContent())
  render(<MatrixGrid board={board} editable />)
  fireEvent.click(button("Institution hinzufügen"))
  fireEvent.click(button("Mehrere auf einmal eintragen …"))
  expect(document.activeElement).toBe(screen.getByLabelText("Eine Institution je Zeile"))
  fireEvent.change(screen.getByLabelText("Eine Institution je Zeile"), { target: { value: "VHS" } })

  fireEvent.click(button("Hinzufügen"))

  expect(screen.getByText(/Bitte mindestens eine Institution eintragen/)).toBeTruthy()
  expect(board.matrix.get().institutions).toHaveLength(3)
})
