// @vitest-environment happy-dom
import {
  addInstitution,
  moveTask,
  removeInstitution,
  removePhase,
  removeTask,
  renameInstitution,
  renameTask,
} from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { type MatrixBoard } from "../commands/gestures.ts"
import { MatrixGrid } from "../grid/matrix-grid.tsx"
import { type MatrixGridProps } from "../grid/use-matrix-grid.ts"
import { createPair, smallContent } from "../testing/matrix-board.ts"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

/** Mine is on the screen; theirs is another person's browser. */
function meet(props: Partial<MatrixGridProps> = {}): readonly [MatrixBoard, MatrixBoard] {
  const pair = createPair(smallContent())
  render(
    <>
      <MatrixGrid board={pair[0]} editable {...props} />
      <Toasts />
    </>,
  )
  return pair
}

function choose(what: string, action: string): void {
  fireEvent.click(screen.getByRole("button", { name: `Bearbeiten: ${what}` }))
  fireEvent.click(screen.getByRole("menuitem", { name: action }))
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label)
}

/** Types as browsers report it: the value, the caret, and the events of both. */
function type(input: HTMLInputElement, text: string, caret = text.length): void {
  fireEvent.input(input, { target: { value: text } })
  input.setSelectionRange(caret, caret)
  fireEvent.select(input)
}

function titles({ matrix }: MatrixBoard): readonly string[] {
  return matrix.get().phases.flatMap(({ tasks }) => tasks.map(({ title }) => title))
}

test("who types in a title keeps words, caret and focus when somebody moves the row to another phase", () => {
  const [mine, theirs] = meet()
  choose("Wohnsitz anmelden", "Umbenennen")
  type(field("Titel der Aufgabe"), "Wohnsitz ummelden", 9)

  act(() => moveTask(theirs.doc, "t1", { phaseId: "p2", beforeId: null }))

  const moved = field("Titel der Aufgabe")
  expect(document.activeElement).toBe(moved)
  expect(moved.value).toBe("Wohnsitz ummelden")
  expect([moved.selectionStart, moved.selectionEnd]).toEqual([9, 9])
  fireEvent.keyDown(moved, { key: "Enter" })
  expect(titles(mine)).toContain("Wohnsitz ummelden")
})

test("a title that nobody has touched follows another person's new title instead of undoing it", () => {
  const [mine, theirs] = meet()
  choose("Wohnsitz anmelden", "Umbenennen")

  act(() => renameTask(theirs.doc, "t1", "Wohnsitz klären"))

  expect(field("Titel der Aufgabe").value).toBe("Wohnsitz klären")
  fireEvent.keyDown(field("Titel der Aufgabe"), { key: "Enter" })
  expect(titles(mine)).toContain("Wohnsitz klären")
})

test("a paste that does not fit into a title is refused in words, instead of being cut", () => {
  meet()
  choose("Wohnsitz anmelden", "Umbenennen")
  const input = field("Titel der Aufgabe")
  input.setSelectionRange(0, 0)
  const tooLong = "x".repeat(300)

  const isTaken = fireEvent.paste(input, {
    clipboardData: { types: ["text/plain"], getData: () => tooLong, items: [], files: [] },
  })

  expect(isTaken).toBe(false)
  expect(screen.getByText(/höchstens 300 Zeichen/)).toBeDefined()
})

test("who types in a title that somebody changes is told, and keeps the words", () => {
  const [, theirs] = meet()
  choose("Wohnsitz anmelden", "Umbenennen")
  type(field("Titel der Aufgabe"), "Meldebehörde aufsuchen")

  act(() => renameTask(theirs.doc, "t1", "Wohnsitz klären"))

  expect(field("Titel der Aufgabe").value).toBe("Meldebehörde aufsuchen")
  expect(screen.getByText(/Jemand hat den Titel gerade in „Wohnsitz klären“ geändert/)).toBeTruthy()
})

test("the words typed in a row that somebody removes come back as a new task", () => {
  const [mine, theirs] = meet()
  choose("Wohnsitz anmelden", "Umbenennen")
  type(field("Titel der Aufgabe"), "Meldebehörde aufsuchen")

  act(() => removeTask(theirs.doc, "t1"))

  const notice = screen.getByRole("alertdialog")
  expect(document.activeElement).toBe(notice)
  expect(notice.textContent).toContain("Meldebehörde aufsuchen")
  fireEvent.click(screen.getByRole("button", { name: "Als neue Aufgabe in „Ankommen“ hinzufügen" }))
  expect(titles(mine)).toContain("Meldebehörde aufsuchen")
  expect(screen.queryByRole("alertdialog")).toBeNull()
  expect(document.activeElement?.textContent).toContain("Meldebehörde aufsuchen")
})

test("words for a new task survive the removal of their phase", () => {
  const [mine, theirs] = meet()
  fireEvent.click(screen.getByRole("button", { name: "Aufgabe in „Sprache“ hinzufügen" }))
  type(field("Titel der Aufgabe"), "Sprachcafé")

  act(() => removePhase(theirs.doc, "p2"))

  fireEvent.click(screen.getByRole("button", { name: "Als neue Aufgabe in „Ankommen“ hinzufügen" }))
  expect(titles(mine)).toContain("Sprachcafé")
})

test("a row that leaves the shown phase hands its words back as its title", () => {
  const [mine, theirs] = meet({ phaseId: "p1" })
  choose("Wohnsitz anmelden", "Umbenennen")
  type(field("Titel der Aufgabe"), "Wohnsitz ummelden")

  act(() => moveTask(theirs.doc, "t1", { phaseId: "p2", beforeId: null }))

  expect(screen.getByText(/in eine andere Phase verschoben/)).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Als Titel übernehmen" }))
  expect(titles(mine)).toContain("Wohnsitz ummelden")
})

test.for([
  ["a task", "Aufgabe 1, Jobcenter: keine Beteiligung", ({ doc }) => removeTask(doc, "t1")],
  [
    "an institution",
    "Aufgabe 1, Jobcenter: keine Beteiligung",
    ({ doc }) => removeInstitution(doc, "jc"),
  ],
] satisfies [string, string, (board: MatrixBoard) => void][])(
  "the roles that were open when somebody removed %s close with a word; letters typed on go nowhere",
  ([, name, remove]) => {
    const [mine, theirs] = meet()
    act(() => screen.getByLabelText(name).focus())
    fireEvent.keyDown(screen.getByLabelText(name), { key: "Enter" })

    act(() => remove(theirs))
    const before = mine.matrix.get()
    expect(screen.getByText(/Jemand hat gerade entfernt/)).toBeTruthy()
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "d" })
    expect(mine.matrix.get()).toEqual(before)

    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" })
    expect(document.activeElement?.closest("[role=grid]")).toBeTruthy()
  },
)

test("the dialog of an institution that somebody removes keeps its words and can add it again", () => {
  const [mine, theirs] = meet()
  choose("Sozialamt", "Umbenennen")
  fireEvent.change(field("Amtlicher Name"), { target: { value: "Amt für Soziales" } })

  act(() => removeInstitution(theirs.doc, "soz"))

  expect(screen.getByText(/Jemand hat diese Institution gerade entfernt/)).toBeTruthy()
  fireEvent.click(screen.getByRole("button", { name: "Neu hinzufügen", hidden: true }))
  expect(mine.matrix.get().institutions.map(({ name }) => name)).toContain("Amt für Soziales")
})

test("two people rename the same institution, one its code and one its name: both stay", () => {
  const [mine, theirs] = meet()
  choose("Sozialamt", "Umbenennen")
  fireEvent.change(field("Kurzbezeichnung"), { target: { value: "AfS" } })

  act(() => renameInstitution(theirs.doc, "soz", { short: "SOZ", name: "Amt für Soziales" }))
  act(() => void addInstitution(theirs.doc, { short: "HWK", name: "Handwerkskammer" }))
  fireEvent.click(screen.getByRole("button", { name: "Speichern", hidden: true }))

  const soz = mine.matrix.get().institutions.find(({ id }) => id === "soz")
  expect(soz).toMatchObject({ short: "AfS", name: "Amt für Soziales" })
})
