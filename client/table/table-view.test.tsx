// @vitest-environment happy-dom
import {
  addTask,
  moveTask,
  removeInstitution,
  removeTask,
  rolesOf,
  toggleRole,
} from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { type DetachedWindowAPI } from "happy-dom"
import { afterEach, beforeEach, expect, test } from "vitest"

import { type Board } from "../board/board.ts"
import { createState } from "../board/state.ts"
import { createMatrixBoard, smallContent } from "../matrix/testing/matrix-board.ts"
import { setLanguage } from "../messages/language.ts"
import { Toasts } from "../ui/toast.tsx"
import { TableView } from "./table-view.tsx"

beforeEach(() => {
  setLanguage("de")
  setScreenWidth(1440)
})
afterEach(cleanup)

function setScreenWidth(width: number): void {
  const { happyDOM } = window as unknown as { happyDOM: DetachedWindowAPI }
  happyDOM.setViewport({ width })
}

type Seen = Partial<ReturnType<Board["access"]["get"]>> & { institutionId?: string }

/** The part of a board that the table reads. */
function openBoard({ institutionId, ...access }: Seen = {}): Board {
  const board: Pick<Board, "doc" | "undo" | "matrix" | "access" | "seat"> = {
    ...createMatrixBoard(smallContent()),
    access: createState({ access: "write", role: "participant", locked: false, ...access }),
    seat: createState(
      institutionId === undefined ? null : { id: institutionId, institutionId, name: "" },
    ),
  }
  return board as Board
}

function rolesIn(board: Board, taskId: string, institutionId: string): readonly string[] {
  return rolesOf(board.matrix.get(), { taskId, institutionId })
}

test("the table shows the phase that was chosen, or all", () => {
  render(<TableView board={openBoard()} />)
  expect(screen.getByRole("heading", { name: "Wer macht was?" })).toBeTruthy()

  fireEvent.change(screen.getByLabelText("Phase"), { target: { value: "p2" } })

  expect(screen.getByText("Integrationskurs durchführen")).toBeTruthy()
  expect(screen.queryByText("Wohnsitz anmelden")).toBeNull()
})

test("undo and redo are buttons too", () => {
  const board = openBoard()
  render(<TableView board={board} />)
  const undo = screen.getByRole("button", { name: "Rückgängig" })
  expect(undo.getAttribute("aria-disabled")).toBe("true")

  act(() => toggleRole(board.doc, { taskId: "t1", institutionId: "jc" }, "accountable"))
  expect(undo.getAttribute("aria-disabled")).toBe("false")
  fireEvent.click(undo)
  expect(rolesIn(board, "t1", "jc")).toEqual([])
  fireEvent.click(screen.getByRole("button", { name: "Wiederherstellen: Zuständigkeit geändert" }))
  expect(rolesIn(board, "t1", "jc")).toEqual(["accountable"])
})

test("going to a cell shows its phase and puts the keyboard there", () => {
  const board = openBoard()
  const { rerender } = render(<TableView board={board} />)
  fireEvent.change(screen.getByLabelText("Phase"), { target: { value: "p1" } })

  rerender(<TableView board={board} goTo={{ kind: "cell", taskId: "t12", institutionId: "vhs" }} />)
  expect(document.activeElement?.getAttribute("aria-label")).toBe(
    "Aufgabe 12, Volkshochschule: Durchführung",
  )

  rerender(
    <TableView board={board} goTo={{ kind: "entity", entity: "institution", entityId: "soz" }} />,
  )
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Sozialamt")
})

test("the keyboard is not taken again when the board changes after going to a cell", () => {
  const board = openBoard()
  render(<TableView board={board} goTo={{ kind: "cell", taskId: "t12" }} />)
  const filter = screen.getByLabelText("Phase")
  act(() => filter.focus())

  act(() => {
    addTask(board.doc, { phaseId: "p1", title: "Neu" })
  })

  expect(document.activeElement).toBe(filter)
})

test("viewers and people on a locked board are told why they only read", () => {
  const { unmount } = render(<TableView board={openBoard({ access: "read", role: "viewer" })} />)
  expect(screen.getByText(/alles lesen, aber nichts ändern/)).toBeTruthy()
  expect(screen.getByRole("grid").getAttribute("aria-readonly")).toBe("true")
  unmount()

  render(<TableView board={openBoard({ access: "read", locked: true })} />)
  expect(screen.getByText(/hat die Tafel gesperrt/)).toBeTruthy()
})

test("on a phone, one's own institution is shown task by task, with buttons for the roles", () => {
  setScreenWidth(390)
  const board = openBoard({ institutionId: "vhs" })
  render(<TableView board={board} />)

  const card = screen.getByRole("group", { name: "Aufgabe 12, Volkshochschule" })
  const pressed = (): readonly (string | null)[] =>
    within(card)
      .getAllByRole("button", { pressed: true })
      .map((button) => button.getAttribute("aria-label"))
  expect(pressed()).toEqual(["D: Durchführung"])

  fireEvent.click(within(card).getByRole("button", { name: "E: Entscheidung & Federführung" }))
  expect(rolesIn(board, "t12", "vhs")).toEqual(["accountable", "responsible"])
  act(() => toggleRole(board.doc, { taskId: "t12", institutionId: "vhs" }, "responsible"))
  expect(pressed()).toEqual(["E: Entscheidung & Federführung"])
})

test("on a phone, a task is shown institution by institution, and one goes on to the next", () => {
  setScreenWidth(390)
  render(<TableView board={openBoard()} goTo={{ kind: "cell", taskId: "t2" }} />)
  expect(screen.getByLabelText<HTMLSelectElement>("Aufgabe wählen").value).toBe("t2")
  expect(screen.getAllByRole("group", { name: /^Aufgabe 2, / })).toHaveLength(3)

  fireEvent.click(screen.getByRole("button", { name: "Nächste" }))

  expect(screen.getAllByRole("group", { name: /^Aufgabe 12, / })).toHaveLength(3)
})

test("on a phone, a task without any institution says where they are entered", () => {
  setScreenWidth(390)
  const board = openBoard()
  for (const id of ["jc", "soz", "vhs"]) removeInstitution(board.doc, id)
  const { rerender } = render(<TableView board={board} />)

  expect(screen.getByText("Noch sind keine Institutionen eingetragen.")).toBeTruthy()
  expect(screen.getByText(/legen Sie unter „Tabelle“ an/)).toBeTruthy()

  rerender(<TableView board={{ ...board, access: openBoard({ access: "read" }).access }} />)
  expect(screen.queryByText(/legen Sie unter „Tabelle“ an/)).toBeNull()
})

function shownTask(): string {
  return screen.getByLabelText<HTMLSelectElement>("Aufgabe wählen").value
}

test("on a phone, the form stays where it is when others change the list, and says when its task is removed", () => {
  setScreenWidth(390)
  const board = openBoard()
  render(
    <>
      <TableView board={board} />
      <Toasts />
    </>,
  )
  expect(shownTask()).toBe("t1")

  act(() => moveTask(board.doc, "t1", { phaseId: "p1" }))
  expect(shownTask()).toBe("t1")
  act(() => removeTask(board.doc, "t1"))

  expect(shownTask()).toBe("t12")
  expect(screen.getByText(/Jemand hat „.*“ entfernt\. Hier steht jetzt „.*“\./)).toBeTruthy()
})

test("on a phone, rows and columns are changed in the table", () => {
  setScreenWidth(390)
  render(<TableView board={openBoard()} />)

  fireEvent.click(screen.getByRole("button", { name: "Tabelle" }))

  expect(screen.getByRole("grid")).toBeTruthy()
  expect(screen.getByRole("button", { name: "Phase hinzufügen" })).toBeTruthy()
})

test("who may not edit finds the buttons of the phone's form disabled", () => {
  setScreenWidth(390)
  render(<TableView board={openBoard({ access: "read", role: "viewer" })} />)

  const roles = screen.getAllByRole<HTMLButtonElement>("button", { name: /^[EDMI]: / })
  expect(roles.every(({ disabled }) => disabled)).toBe(true)
})
