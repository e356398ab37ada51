// @vitest-environment happy-dom
import { seedCanvas, setProtected } from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import { addNotes } from "@tafelrunde/shared/notes"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { type JSX, useState } from "react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { type Board } from "../board/board.ts"
import { createEntityBoard } from "../entities/testing/entity-board.ts"
import { setLanguage } from "../messages/language.ts"
import { Toasts } from "../ui/toast.tsx"
import { NotesView } from "./notes-view.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

const content = templateContent("regionalworkshop", { language: "de" })

function boardFor(seen: Parameters<typeof createEntityBoard>[1] = {}): Board {
  const board = createEntityBoard(content, seen)
  seedCanvas(board.doc, "regionalworkshop", content)
  return board
}

function Shown({ board }: { readonly board: Board }): JSX.Element {
  const [openId, setOpenId] = useState<string>()
  return (
    <>
      <NotesView board={board} openId={openId} onOpen={setOpenId} />
      <Toasts />
    </>
  )
}

function write(board: Board, ...texts: readonly string[]): readonly string[] {
  return addNotes(board, { areaId: "shape:frame-goals", texts, matrixRatio: 1 })
}

function area(name: string): HTMLElement {
  return screen.getByRole("region", { name })
}

function titlesIn(name: string): readonly (string | null)[] {
  const list = within(area(name)).queryByRole("list")
  if (!list) return []
  return within(list)
    .getAllByRole("button")
    .map((button) => button.textContent)
}

const GOALS = "Ankommen und Ziele"
const QUESTIONS = "Offene Punkte und Themenspeicher"

test("a note is written into an area by keyboard alone", () => {
  render(<Shown board={boardFor({ role: "participant" })} />)
  fireEvent.click(within(area(QUESTIONS)).getByRole("button", { name: /Neue Notiz/ }))

  const line = screen.getByRole("textbox", { name: `Neue Notiz in „${QUESTIONS}“` })
  expect(document.activeElement).toBe(line)
  fireEvent.change(line, { target: { value: "Wer zahlt Fahrkarten?" } })
  fireEvent.submit(line)

  expect(titlesIn(QUESTIONS)).toEqual(["Wer zahlt Fahrkarten?"])
  expect(document.activeElement).toBe(line)
})

test("what others write on the canvas shows at once", () => {
  const board = boardFor()
  render(<Shown board={board} />)
  act(() => void write(board, "Wege verkürzen"))

  expect(titlesIn(GOALS)).toEqual(["Wege verkürzen"])
  expect(screen.getByText("1 Notiz", { selector: "output" })).toBeTruthy()
})

test("a note gets other words, another area, and is taken away and brought back", () => {
  const board = boardFor({ role: "participant" })
  write(board, "Wege")
  render(<Shown board={board} />)
  fireEvent.click(screen.getByRole("button", { name: "Wege" }))

  const form = within(screen.getByRole("region", { name: "Wege" }))
  const text = form.getByLabelText("Text")
  act(() => text.focus())
  fireEvent.change(text, { target: { value: "Kurze Wege" } })
  expect(titlesIn(GOALS)).toEqual(["Kurze Wege"])

  fireEvent.change(form.getByLabelText("Bereich"), { target: { value: "shape:frame-questions" } })
  expect(titlesIn(GOALS)).toEqual([])
  expect(titlesIn(QUESTIONS)).toEqual(["Kurze Wege"])

  fireEvent.click(form.getByRole("button", { name: "Entfernen" }))
  expect(titlesIn(QUESTIONS)).toEqual([])
  fireEvent.click(screen.getByRole("button", { name: "Rückgängig" }))
  expect(titlesIn(QUESTIONS)).toEqual(["Kurze Wege"])
})

test("a protected note stays where it is for participants, and says why", () => {
  const board = boardFor({ role: "participant" })
  setProtected(board.doc, write(board, "Regeln"), true)
  render(<Shown board={board} />)
  fireEvent.click(screen.getByRole("button", { name: "Regeln" }))

  expect(screen.getByText(/nur die Moderation/)).toBeTruthy()
  expect(screen.queryByRole("button", { name: "Entfernen" })).toBeNull()
})

test("on a locked board participants read notes and change nothing", () => {
  const board = boardFor({ role: "participant", locked: true })
  write(board, "Regeln")
  render(<Shown board={board} />)
  expect(screen.queryByRole("textbox", { name: /Neue Notiz/ })).toBeNull()

  fireEvent.click(screen.getByRole("button", { name: "Regeln" }))
  expect(screen.getByLabelText<HTMLTextAreaElement>("Text").readOnly).toBe(true)
  expect(screen.getByLabelText<HTMLSelectElement>("Bereich").disabled).toBe(true)
  expect(screen.queryByRole("button", { name: "Entfernen" })).toBeNull()
})
