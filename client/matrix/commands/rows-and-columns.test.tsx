import { blankContent } from "@tafelrunde/shared/content"
import { rolesOf } from "@tafelrunde/shared/model"
// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { MatrixGrid } from "../grid/matrix-grid.tsx"
import { binOf, createMatrixBoard, smallContent } from "../testing/matrix-board.ts"
import { type MatrixBoard } from "./gestures.ts"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function show(content = smallContent()): MatrixBoard {
  const board = createMatrixBoard(content)
  render(<MatrixGrid board={board} editable />)
  return board
}

function choose(what: string, action: string): void {
  fireEvent.click(screen.getByRole("button", { name: `Bearbeiten: ${what}`, hidden: true }))
  fireEvent.click(screen.getByRole("menuitem", { name: action }))
}

/** Removes what somebody has filled in. */
function removeFilled(what: string): void {
  choose(what, "Entfernen")
  const dialog = screen.getByRole("dialog", { name: `„${what}“ entfernen?` })
  fireEvent.click(within(dialog).getByRole("button", { name: "Entfernen" }))
}

function type(label: string, text: string, end = "Enter"): void {
  const input = screen.getByLabelText(label)
  fireEvent.change(input, { target: { value: text } })
  fireEvent.keyDown(input, { key: end })
}

function titles({ matrix }: MatrixBoard): readonly (readonly string[])[] {
  return matrix.get().phases.map(({ title, tasks }) => [title, ...tasks.map((task) => task.title)])
}

function shorts({ matrix }: MatrixBoard): readonly string[] {
  return matrix.get().institutions.map(({ short }) => short)
}

test("tasks are typed at the end of a phase, one after the other", () => {
  const board = show()

  fireEvent.click(screen.getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }))
  type("Titel der Aufgabe", "Berufssprachkurs anbieten")
  type("Titel der Aufgabe", "Kinder betreuen")
  fireEvent.keyDown(screen.getByLabelText("Titel der Aufgabe"), { key: "Escape" })

  expect(titles(board)[1]).toEqual([
    "Sprache",
    "Integrationskurs durchführen",
    "Berufssprachkurs anbieten",
    "Kinder betreuen",
  ])
  expect(screen.queryByLabelText("Titel der Aufgabe")).toBeNull()
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Aufgabe in „Sprache“ hinzufügen")
})

test("a pasted list becomes a task for each line", () => {
  const board = show()
  fireEvent.click(screen.getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }))

  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", "·\tEins\n\n Zwei \r\nDrei")
  fireEvent.paste(screen.getByLabelText("Titel der Aufgabe"), { clipboardData })

  expect(titles(board)[1]?.slice(2)).toEqual(["Eins", "Zwei", "Drei"])
  act(() => void board.undo.undo())
  expect(titles(board)[1]?.slice(2)).toEqual([])
})

test("a task is renamed in its place; Escape keeps the old title", () => {
  const board = show()

  choose("Wohnsitz anmelden", "Umbenennen")
  type("Titel der Aufgabe", "Wohnsitz anmelden und pflegen")
  expect(titles(board)[0]?.[1]).toBe("Wohnsitz anmelden und pflegen")
  expect(document.activeElement?.tagName).toBe("TH")

  fireEvent.keyDown(document.activeElement ?? document.body, { key: "F2" })
  type("Titel der Aufgabe", "Unsinn", "Escape")
  expect(titles(board)[0]?.[1]).toBe("Wohnsitz anmelden und pflegen")
})

test("a task moves down, and to another phase", () => {
  const board = show()

  choose("Wohnsitz anmelden", "Nach unten")
  expect(titles(board)[0]).toEqual(["Ankommen", "Leistungen bewilligen", "Wohnsitz anmelden"])

  choose("Wohnsitz anmelden", "Nach „Sprache“")
  expect(titles(board)).toEqual([
    ["Ankommen", "Leistungen bewilligen"],
    ["Sprache", "Integrationskurs durchführen", "Wohnsitz anmelden"],
  ])

  choose("Wohnsitz anmelden", "Nach oben")
  expect(titles(board)[1]?.[1]).toBe("Wohnsitz anmelden")
  fireEvent.click(screen.getByRole("button", { name: /Wohnsitz anmelden/, hidden: true }))
  const up = screen.getByRole<HTMLButtonElement>("menuitem", { name: "Nach oben" })
  expect(up.disabled).toBe(true)
})

test("what is removed can be brought back at once, with its cells", () => {
  const board = show()

  removeFilled("Integrationskurs durchführen")
  expect(titles(board)[1]).toEqual(["Sprache"])
  expect(document.activeElement?.closest("[role=grid]")).toBeTruthy()

  const offer = screen.getByText("„Integrationskurs durchführen“ entfernt").parentElement
  fireEvent.click(within(offer ?? document.body).getByRole("button", { name: "Rückgängig" }))
  expect(titles(board)[1]).toEqual(["Sprache", "Integrationskurs durchführen"])
  expect(rolesOf(board.matrix.get(), { taskId: "t12", institutionId: "vhs" })).toEqual([
    "responsible",
  ])
  expect(screen.queryByText(/entfernt/)).toBeNull()
})

test("whoever removes what somebody has filled in is asked, and told what goes with it", () => {
  const board = show()

  choose("Volkshochschule", "Entfernen")
  const dialog = screen.getByRole("dialog", { name: "„Volkshochschule“ entfernen?" })
  expect(within(dialog).getByText("Mit entfernt: 1 Zuständigkeit.")).toBeTruthy()
  fireEvent.click(within(dialog).getByRole("button", { name: "Abbrechen" }))

  expect(shorts(board)).toEqual(["JC", "VHS", "SOZ"])
})

test("participants are not asked but told that only facilitators remove what is filled in", () => {
  const board = createMatrixBoard(smallContent())
  const participant = { ...board, bin: binOf(board.doc, "participant") }
  render(
    <>
      <MatrixGrid board={participant} editable />
      <Toasts />
    </>,
  )

  choose("Volkshochschule", "Entfernen")
  expect(screen.getByText(/„Volkshochschule“ ist schon ausgefüllt/)).toBeTruthy()
  expect(shorts(board)).toEqual(["JC", "VHS", "SOZ"])

  choose("Sozialamt", "Entfernen")
  expect(shorts(board)).toEqual(["JC", "VHS"])
})

test("the offer to bring something back ends with the next edit", () => {
  show()
  removeFilled("Integrationskurs durchführen")
  const cell = screen.getByLabelText("Aufgabe 1, Jobcenter: keine Beteiligung")

  act(() => cell.focus())
  fireEvent.keyDown(cell, { key: "e" })

  expect(screen.queryByText(/entfernt/)).toBeNull()
})

test("a task is added below another and named there", () => {
  const board = show()

  choose("Wohnsitz anmelden", "Aufgabe darunter hinzufügen")
  type("Titel der Aufgabe", "Unterkunft sichern")

  expect(titles(board)[0]).toEqual([
    "Ankommen",
    "Wohnsitz anmelden",
    "Unterkunft sichern",
    "Leistungen bewilligen",
  ])
})

test("phases are added at the end and below, renamed, moved and removed", () => {
  const board = show()

  fireEvent.click(screen.getByRole("button", { name: "Phase hinzufügen" }))
  type("Titel der Phase", "Arbeit")
  choose("Ankommen", "Phase darunter hinzufügen")
  type("Titel der Phase", "Existenz")
  expect(titles(board).map(([title]) => title)).toEqual([
    "Ankommen",
    "Existenz",
    "Sprache",
    "Arbeit",
  ])

  choose("Arbeit", "Nach oben")
  choose("Arbeit", "Umbenennen")
  type("Titel der Phase", "Arbeit und Ausbildung")
  choose("Existenz", "Entfernen")
  expect(titles(board).map(([title]) => title)).toEqual([
    "Ankommen",
    "Arbeit und Ausbildung",
    "Sprache",
  ])
})

test("institutions are added with both names, renamed, moved and removed", () => {
  const board = show()

  fireEvent.click(screen.getByRole("button", { name: "Institution hinzufügen" }))
  fireEvent.click(screen.getByRole("button", { name: "Hinzufügen", hidden: true }))
  expect(screen.getByText("Bitte eine Kurzbezeichnung angeben.")).toBeTruthy()
  const short = screen.getByLabelText<HTMLInputElement>("Kurzbezeichnung")
  expect(short.maxLength).toBe(8)
  fireEvent.change(short, { target: { value: "HWK" } })
  fireEvent.change(screen.getByLabelText("Amtlicher Name"), {
    target: { value: "Handwerkskammer" },
  })
  fireEvent.click(screen.getByRole("button", { name: "Hinzufügen", hidden: true }))
  expect(shorts(board)).toEqual(["JC", "VHS", "SOZ", "HWK"])
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Handwerkskammer")

  choose("Handwerkskammer", "Nach links")
  choose("Jobcenter", "Umbenennen")
  fireEvent.change(screen.getByLabelText("Kurzbezeichnung"), { target: { value: "JobC" } })
  fireEvent.click(screen.getByRole("button", { name: "Speichern", hidden: true }))
  removeFilled("Volkshochschule")
  expect(shorts(board)).toEqual(["JobC", "HWK", "SOZ"])
})

test("an empty matrix says how to begin, and begins", () => {
  const board = show(blankContent({ language: "de" }))

  fireEvent.click(screen.getByRole("button", { name: "Erste Phase anlegen" }))
  type("Titel der Phase", "Ankommen")

  expect(titles(board)).toEqual([["Ankommen"]])
})

test("headers are reached with the arrow keys and open their actions with Enter", () => {
  show()
  const cell = screen.getByLabelText("Aufgabe 1, Jobcenter: keine Beteiligung")
  act(() => cell.focus())

  fireEvent.keyDown(cell, { key: "ArrowLeft" })
  fireEvent.keyDown(document.activeElement ?? cell, { key: "Enter" })
  expect(screen.getByRole("menu", { name: "Bearbeiten: Wohnsitz anmelden" })).toBeTruthy()
  fireEvent.keyDown(document.activeElement ?? cell, { key: "Escape" })
  expect(document.activeElement?.textContent).toContain("Wohnsitz anmelden")

  fireEvent.keyDown(document.activeElement ?? cell, { key: "ArrowUp" })
  fireEvent.keyDown(document.activeElement ?? cell, { key: "Enter" })
  expect(screen.getByRole("menu", { name: "Bearbeiten: Ankommen" })).toBeTruthy()
})
