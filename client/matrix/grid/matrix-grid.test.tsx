// @vitest-environment happy-dom
import { addTask, removeTask, rolesOf, toggleRole } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { matrixMessages } from "../../messages/matrix.ts"
import { Toasts } from "../../ui/toast.tsx"
import { type MatrixBoard } from "../commands/gestures.ts"
import {
  createMatrixBoard,
  createPair,
  musterstadt,
  smallContent,
} from "../testing/matrix-board.ts"
import { MatrixGrid } from "./matrix-grid.tsx"
import { type MatrixGridProps } from "./use-matrix-grid.ts"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function show(board: MatrixBoard, props: Partial<MatrixGridProps> = {}): void {
  render(
    <>
      <MatrixGrid board={board} editable {...props} />
      <Toasts />
    </>,
  )
}

function cell(name: string): HTMLElement {
  return screen.getByLabelText(name)
}

function roleCodes(name: string): string {
  return [...cell(name).querySelectorAll<HTMLElement>("[data-letter]")]
    .map(({ dataset }) => dataset["letter"])
    .join("")
}

function focus(name: string): HTMLElement {
  const element = cell(name)
  act(() => element.focus())
  return element
}

function press(key: string, options: object = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...options })
}

function focused(): string | null {
  return (
    document.activeElement?.getAttribute("aria-label") ??
    document.activeElement?.textContent ??
    null
  )
}

function rolesIn(board: MatrixBoard, taskId: string, institutionId: string): readonly string[] {
  return rolesOf(board.matrix.get(), { taskId, institutionId })
}

test("every cell says its task, its institution and what the institution does there", () => {
  show(createMatrixBoard(musterstadt()))

  expect(roleCodes("Aufgabe 12, Volkshochschule Musterstadt: Durchführung")).toBe("D")
  const both = roleCodes(
    "Aufgabe 10, Jobcenter Musterstadt: Entscheidung & Federführung, Durchführung",
  )
  expect(both).toBe("ED")
  expect(screen.getAllByLabelText(/keine Beteiligung/).length).toBeGreaterThan(100)
  expect(screen.getByRole("grid", { name: "Zuständigkeiten nach Aufgaben" })).toBeTruthy()
})

test("the role codes of the scheme give a role and take it away", () => {
  const board = createMatrixBoard(smallContent())
  show(board)
  focus("Aufgabe 1, Jobcenter: keine Beteiligung")

  press("e")
  press("D")
  expect(rolesIn(board, "t1", "jc")).toEqual(["accountable", "responsible"])
  expect(focused()).toBe("Aufgabe 1, Jobcenter: Entscheidung & Federführung, Durchführung")

  press("e")
  expect(rolesIn(board, "t1", "jc")).toEqual(["responsible"])
  press("x")
  expect(rolesIn(board, "t1", "jc")).toEqual(["responsible"])
})

test("a change is said politely, once", () => {
  show(createMatrixBoard(smallContent()))
  focus("Aufgabe 2, Volkshochschule: keine Beteiligung")

  press("m")

  const said = screen.getAllByText("Aufgabe 2, Volkshochschule: Mitwirkung")
  expect(said).toHaveLength(1)
  expect(said[0]?.closest("[aria-live=polite]")).toBeTruthy()
})

test("arrow keys, Home and End move; one cell at a time is reached with Tab", () => {
  show(createMatrixBoard(smallContent()))
  focus("Aufgabe 1, Jobcenter: keine Beteiligung")

  press("ArrowRight")
  expect(focused()).toBe("Aufgabe 1, Volkshochschule: keine Beteiligung")
  press("ArrowDown")
  expect(focused()).toBe("Aufgabe 2, Volkshochschule: keine Beteiligung")
  press("ArrowDown")
  press("ArrowDown")
  press("ArrowDown")
  expect(focused()).toBe("Aufgabe 12, Volkshochschule: Durchführung")
  press("Home")
  expect(focused()).toContain("Integrationskurs durchführen")
  press("End")
  expect(focused()).toBe("Aufgabe 12, Sozialamt: keine Beteiligung")
  press("Home", { ctrlKey: true })
  expect(focused()).toBe("Aufgabe 1, Jobcenter: keine Beteiligung")
  press("End", { ctrlKey: true })
  expect(focused()).toBe("Aufgabe 12, Sozialamt: keine Beteiligung")
  press("PageUp")
  expect(focused()).toBe("Sozialamt")

  expect(screen.getByRole("grid").querySelectorAll('[tabindex="0"]')).toHaveLength(1)
})

test("Delete clears a cell; Ctrl+Z and Ctrl+Y take it back and do it again", () => {
  const board = createMatrixBoard(smallContent())
  show(board)
  focus("Aufgabe 12, Volkshochschule: Durchführung")

  press("Delete")
  expect(rolesIn(board, "t12", "vhs")).toEqual([])
  press("z", { ctrlKey: true })
  expect(rolesIn(board, "t12", "vhs")).toEqual(["responsible"])
  press("y", { ctrlKey: true })
  expect(rolesIn(board, "t12", "vhs")).toEqual([])
  press("z", { ctrlKey: true })
  press("Z", { ctrlKey: true, shiftKey: true })
  expect(rolesIn(board, "t12", "vhs")).toEqual([])
})

test("Enter opens the roles as check boxes; role codes toggle there, Escape goes back to the cell", () => {
  const board = createMatrixBoard(smallContent())
  show(board)
  focus("Aufgabe 1, Sozialamt: keine Beteiligung")

  press("Enter")
  const menu = screen.getByRole("menu", { name: "Rollen: Sozialamt" })
  const boxes = within(menu).getAllByRole("menuitemcheckbox")
  expect(boxes.map((box) => box.textContent)).toEqual([
    "E: Entscheidung & Federführung",
    "D: Durchführung",
    "M: Mitwirkung",
    "I: Information",
  ])
  expect(document.activeElement).toBe(boxes[0])

  press("m")
  press("ArrowDown")
  fireEvent.click(document.activeElement ?? menu)
  expect(rolesIn(board, "t1", "soz")).toEqual(["responsible", "consulted"])
  expect(within(menu).getAllByRole("menuitemcheckbox", { checked: true })).toHaveLength(2)

  press("Escape")
  expect(screen.queryByRole("menu")).toBeNull()
  expect(focused()).toBe("Aufgabe 1, Sozialamt: Durchführung, Mitwirkung")
})

/** A click as browsers make it: the focus moves when the button goes down. */
function click(name: string): void {
  const target = cell(name)
  fireEvent.mouseDown(target)
  act(() => target.focus())
  fireEvent.mouseUp(target)
  fireEvent.click(target)
}

test("a click selects the cell in which the next role codes are set", () => {
  const board = createMatrixBoard(smallContent())
  show(board)

  click("Aufgabe 1, Jobcenter: keine Beteiligung")
  expect(screen.queryByRole("menu")).toBeNull()
  press("e")
  click("Aufgabe 2, Volkshochschule: keine Beteiligung")
  press("d")

  expect(rolesIn(board, "t1", "jc")).toEqual(["accountable"])
  expect(rolesIn(board, "t2", "vhs")).toEqual(["responsible"])
  expect(screen.queryByRole("menu")).toBeNull()
})

test("while cells are filled in, Tab goes on to the next cell and wraps to the next task", () => {
  show(createMatrixBoard(smallContent()))
  click("Aufgabe 1, Volkshochschule: keine Beteiligung")

  press("Tab")
  expect(focused()).toBe("Aufgabe 1, Sozialamt: keine Beteiligung")
  press("Tab")
  expect(focused()).toBe("Aufgabe 2, Jobcenter: keine Beteiligung")
  press("Tab", { shiftKey: true })
  expect(focused()).toBe("Aufgabe 1, Sozialamt: keine Beteiligung")
  press("End", { ctrlKey: true })
  expect(focused()).toBe("Aufgabe 12, Sozialamt: keine Beteiligung")
  expect(tabIsLeftToTheBrowser()).toBe(true)
})

test("Tab leaves the grid for people who only pass through it, and after Escape", () => {
  show(createMatrixBoard(smallContent()))
  focus("Aufgabe 1, Jobcenter: keine Beteiligung")
  expect(tabIsLeftToTheBrowser()).toBe(true)

  press("e")
  expect(tabIsLeftToTheBrowser()).toBe(false)
  press("Escape")
  expect(tabIsLeftToTheBrowser()).toBe(true)
})

function tabIsLeftToTheBrowser(): boolean {
  return fireEvent.keyDown(document.activeElement ?? document.body, { key: "Tab" })
}

test("a click on the selected cell opens its roles", () => {
  show(createMatrixBoard(smallContent()))

  click("Aufgabe 12, Volkshochschule: Durchführung")
  click("Aufgabe 12, Volkshochschule: Durchführung")

  expect(screen.getByRole("menuitemcheckbox", { checked: true }).textContent).toContain(
    "Durchführung",
  )
})

test("another person's edits appear at once; the focus stays and the menu stays open", () => {
  const [mine, theirs] = createPair(smallContent())
  show(mine)
  const element = focus("Aufgabe 1, Jobcenter: keine Beteiligung")

  act(() => {
    addTask(theirs.doc, { phaseId: "p1", title: "Neu von anderen" })
    toggleRole(theirs.doc, { taskId: "t1", institutionId: "jc" }, "informed")
  })
  expect(screen.getByText("Neu von anderen")).toBeTruthy()
  expect(document.activeElement).toBe(element)
  expect(focused()).toBe("Aufgabe 1, Jobcenter: Information")

  press("Enter")
  act(() => toggleRole(theirs.doc, { taskId: "t1", institutionId: "jc" }, "accountable"))
  expect(screen.getAllByRole("menuitemcheckbox", { checked: true })).toHaveLength(2)
})

test("when somebody removes the row one is in, the keyboard goes to the row that takes its place", () => {
  const [mine, theirs] = createPair(smallContent())
  show(mine)
  focus("Aufgabe 1, Volkshochschule: keine Beteiligung")

  act(() => removeTask(theirs.doc, "t1"))

  expect(focused()).toBe("Aufgabe 2, Volkshochschule: keine Beteiligung")
})

test("undo never takes back another person's work", () => {
  const [mine, theirs] = createPair(smallContent())
  show(mine)
  focus("Aufgabe 1, Jobcenter: keine Beteiligung")

  press("d")
  act(() => toggleRole(theirs.doc, { taskId: "t2", institutionId: "soz" }, "accountable"))
  press("z", { ctrlKey: true })
  press("z", { ctrlKey: true })

  expect(rolesIn(mine, "t1", "jc")).toEqual([])
  expect(rolesIn(mine, "t2", "soz")).toEqual(["accountable"])
})

test("two grids on one board show the same facts", () => {
  const board = createMatrixBoard(smallContent())
  show(board)
  show(board)

  const [first] = screen.getAllByLabelText("Aufgabe 2, Jobcenter: keine Beteiligung")
  act(() => first?.focus())
  press("m")

  const grids = screen.getAllByRole("grid")
  expect(grids).toHaveLength(2)
  for (const grid of grids) {
    expect(within(grid).getByLabelText("Aufgabe 2, Jobcenter: Mitwirkung")).toBeTruthy()
  }
})

test("an edit renders the one cell that changed", () => {
  const [mine, theirs] = createPair(musterstadt())
  show(mine)
  const naming = vi.spyOn(matrixMessages.de, "cell")

  act(() => toggleRole(theirs.doc, { taskId: "t12", institutionId: "hwk" }, "informed"))

  expect(naming).toHaveBeenCalledOnce()
})

test("moving renders the cell that was left and the one that was reached", () => {
  show(createMatrixBoard(musterstadt()))
  focus("Aufgabe 12, Volkshochschule Musterstadt: Durchführung")
  const naming = vi.spyOn(matrixMessages.de, "cell")

  press("ArrowDown")

  expect(naming).toHaveBeenCalledTimes(2)
})

test("who may not edit can read and move, and is told so", () => {
  const board = createMatrixBoard(smallContent())
  show(board, { editable: false })
  const grid = screen.getByRole("grid")
  expect(grid.getAttribute("aria-readonly")).toBe("true")
  expect(screen.getAllByText("Nur ansehen").length).toBeGreaterThan(0)
  expect(within(grid).queryAllByRole("button")).toEqual([])

  focus("Aufgabe 1, Jobcenter: keine Beteiligung")
  press("e")
  press("Enter")
  press("ArrowRight")

  expect(rolesIn(board, "t1", "jc")).toEqual([])
  expect(screen.queryByRole("menu")).toBeNull()
  expect(focused()).toBe("Aufgabe 1, Volkshochschule: keine Beteiligung")
})

test("Escape leaves the grid where there is somewhere to go", () => {
  const onLeave = vi.fn<() => void>()
  show(createMatrixBoard(smallContent()), { onLeave })
  focus("Aufgabe 1, Jobcenter: keine Beteiligung")

  press("Escape")

  expect(onLeave).toHaveBeenCalledOnce()
})

test("pointers and keys on the cells do not reach the canvas; those on the bar do", () => {
  const onReact = vi.fn<() => void>()
  const onNative = vi.fn<() => void>()
  render(
    <div data-testid="canvas" onPointerDown={onReact}>
      <MatrixGrid board={createMatrixBoard(smallContent())} editable />
    </div>,
  )
  const canvas = screen.getByTestId("canvas")
  canvas.addEventListener("pointerdown", onNative)
  canvas.addEventListener("keydown", onNative)

  fireEvent.pointerDown(cell("Aufgabe 1, Jobcenter: keine Beteiligung"))
  focus("Aufgabe 1, Jobcenter: keine Beteiligung")
  press("r")
  press("Enter")
  fireEvent.pointerDown(screen.getByRole("menu"))
  expect(onReact).not.toHaveBeenCalled()
  expect(onNative).not.toHaveBeenCalled()

  fireEvent.pointerDown(screen.getByText("Wer macht was?"))
  expect(onReact).toHaveBeenCalledOnce()
  expect(onNative).toHaveBeenCalledOnce()
})

test("the messages follow the language of the interface", () => {
  show(createMatrixBoard(smallContent()))

  act(() => setLanguage("en"))

  expect(cell("Task 12, Volkshochschule: Delivery")).toBeTruthy()
  expect(screen.getByText("Who does what?")).toBeTruthy()
})
