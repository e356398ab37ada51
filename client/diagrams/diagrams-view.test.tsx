// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { addInstitution, writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { createState } from "../board/state.ts"
import { setLanguage } from "../messages/language.ts"
import { DiagramsView } from "./diagrams-view.tsx"

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2027-03-10T10:00:00") })
  setLanguage("de")
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const musterstadt = templateContent("musterstadt", { language: "de" })

/** The part of a board that the view reads. */
function boardWith(content: BoardContent): Board {
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
  return { doc, connection: createState({ kind: "saved" }) } as unknown as Board
}

test("the chain is a picture with a name, and below it a list of tasks for each phase", () => {
  render(<DiagramsView board={boardWith(musterstadt)} />)

  expect(screen.getByRole("img", { name: /^Schaubild: Prozesskette/ })).toBeTruthy()
  const phases = screen.getAllByRole("heading", { level: 3 }).map((h) => h.textContent)
  expect(phases).toEqual((musterstadt.phases ?? []).map(({ title }) => title))
  const [first] = screen.getAllByRole("list")
  expect(within(first as HTMLElement).getAllByRole("listitem")).toHaveLength(4)
  expect(first?.textContent).toContain("Federführung KIK")
})

test("an institution that somebody adds stands in the network a moment later", async () => {
  const board = boardWith(musterstadt)
  render(<DiagramsView board={board} />)
  fireEvent.click(screen.getByRole("button", { name: "Netz" }))
  const picture = screen.getByRole("img", { name: /Netz der Schnittstellen/ })
  expect(picture.textContent).not.toContain("KITA")

  addInstitution(board.doc, { short: "KITA", name: "Kita Musterstadt" })
  await act(() => vi.advanceTimersByTimeAsync(20_000))

  expect(picture.textContent).toContain("KITA")
})

test("the picture grows and fits the width again", () => {
  render(<DiagramsView board={boardWith(musterstadt)} />)
  fireEvent.click(screen.getByRole("button", { name: "Größer" }))
  expect(pictureWidth()).toBe("150%")
  fireEvent.click(screen.getByRole("button", { name: "An die Breite anpassen" }))
  expect(pictureWidth()).toBe("100%")
})

function pictureWidth(): string | undefined {
  return screen.getByRole("img").parentElement?.style.getPropertyValue("width")
}

test("a board without content says what is missing", () => {
  render(<DiagramsView board={boardWith({ schema: "tafelrunde/board-content", version: 1 })} />)
  expect(screen.getByText(/in der Tabelle stehen/)).toBeTruthy()
})
