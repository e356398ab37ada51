// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { type BoardDocs, toggleRole, readMatrix, writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { type GoTo } from "../board/go-to.ts"
import { createState } from "../board/state.ts"
import { setLanguage } from "../messages/language.ts"
import { FindingsPanel, useFindingsCount } from "./findings-panel.tsx"

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2027-03-10T10:00:00") })
  setLanguage("de")
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const musterstadt = templateContent("musterstadt", { language: "de" })

type SeenBy = "facilitator" | "participant"

/** The part of a board that the panel reads. */
function boardWith(content: BoardContent, seenBy: SeenBy = "facilitator"): Board {
  const docs: BoardDocs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  const board: Pick<Board, "doc" | "contactsDoc" | "internalDoc" | "connection" | "matrix"> = {
    doc: docs.board,
    contactsDoc: docs.contacts,
    internalDoc: seenBy === "facilitator" ? docs.internal : undefined,
    connection: createState<ReturnType<Board["connection"]["get"]>>({ kind: "saved" }),
    matrix: createState(readMatrix(docs.board)),
  }
  return board as Board
}

function nothing(): void {
  return undefined
}

function group(name: RegExp): HTMLElement {
  return screen.getByRole("region", { name })
}

test("Musterstadt shows its three errors, in messages, before the warnings", () => {
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={nothing} onClose={nothing} />)
  expect(screen.getByRole("complementary", { name: "Befunde" })).toBeTruthy()
  const items = within(group(/^3 Fehler/)).getAllByRole("listitem")
  expect(items.map((item) => item.firstElementChild?.textContent)).toEqual([
    "Aufgabe 4 hat keine durchführende Institution (D).",
    "Aufgabe 9 hat zwei Federführungen (E): SOZ und JC.",
    "Handwerkskammer Musterregion hat keine Ansprechperson.",
  ])
  expect(group(/Warnungen$/)).toBeTruthy()
})

test("a finding disappears once somebody has settled it", () => {
  const board = boardWith(musterstadt)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  act(() => {
    toggleRole(board.doc, { taskId: "t09", institutionId: "jc" }, "accountable")
    vi.runAllTimers()
  })
  expect(screen.queryByText(/Aufgabe 9 hat zwei Federführungen/)).toBeNull()
  expect(group(/^2 Fehler/)).toBeTruthy()
})

test.each([
  { visibility: "network", home: "contacts" },
  { visibility: "internal", home: "internal" },
] as const)("a new contact for the $visibility settles the finding", ({ visibility, home }) => {
  const board = boardWith(musterstadt)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  // The list reads the board once more after it has opened.
  act(() => void vi.runAllTimers())
  const contact = { id: "c99", institutionId: "hwk", lastName: "Neu", privacy: { visibility } }
  const contacts = [...(musterstadt.contacts ?? []), contact]

  act(() => {
    const changed = home === "contacts" ? board.contactsDoc : board.internalDoc
    writeContent(
      { board: board.doc, ...(changed && { [home]: changed }) },
      { ...musterstadt, contacts },
    )
    vi.runAllTimers()
  })

  expect(screen.queryByText(/Musterregion hat keine Ansprechperson/)).toBeNull()
  expect(group(/^2 Fehler/)).toBeTruthy()
})

test("goes to the cell of a task and to the entry of anything else", () => {
  const onGoTo = vi.fn<(target: GoTo) => void>()
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={onGoTo} onClose={nothing} />)
  fireEvent.click(screen.getByRole("button", { name: /^Zeigen: Aufgabe 9 hat zwei/ }))
  expect(onGoTo).toHaveBeenLastCalledWith({ kind: "cell", taskId: "t09", institutionId: "soz" })
  fireEvent.click(screen.getByRole("button", { name: /^Zeigen: Schnittstelle h03 ist strittig/ }))
  expect(onGoTo).toHaveBeenLastCalledWith({ kind: "entity", entity: "handover", entityId: "h03" })
})

test("who does not see all contacts is told so and hears nothing wrong about them", () => {
  const board = boardWith(musterstadt, "participant")
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  expect(screen.getByText(/nicht alle Kontakte/)).toBeTruthy()
  expect(screen.queryByText(/Ansprechperson/)).toBeNull()
  expect(group(/^2 Fehler/)).toBeTruthy()
})

test("an empty board is told apart from one in order", () => {
  const blank = templateContent("blank", { language: "de" })
  render(<FindingsPanel board={boardWith(blank)} onGoTo={nothing} onClose={nothing} />)
  expect(screen.getByText(/Noch nichts zu prüfen/)).toBeTruthy()
  cleanup()
  const settled: BoardContent = {
    ...blank,
    phases: [{ id: "p1", title: "Sprache" }],
    tasks: [{ id: "t1", phaseId: "p1", title: "Kurse führen" }],
    institutions: [{ id: "vhs", name: "Volkshochschule", short: "VHS" }],
    contacts: [
      { id: "c1", institutionId: "vhs", lastName: "Irgendwer" },
      { id: "c2", institutionId: "vhs", lastName: "Probelauf", deputyForContactId: "c1" },
    ],
    assignments: [{ taskId: "t1", institutionId: "vhs", roles: ["accountable", "responsible"] }],
  }
  render(<FindingsPanel board={boardWith(settled)} onGoTo={nothing} onClose={nothing} />)
  expect(screen.getByText(/Keine Lücken/)).toBeTruthy()
})

test("takes the focus, keeps its keys from the canvas and closes with Escape", () => {
  const onClose = vi.fn<() => void>()
  const onDocumentKey = vi.fn<() => void>()
  document.addEventListener("keydown", onDocumentKey)
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={nothing} onClose={onClose} />)
  const title = screen.getByRole("heading", { name: "Befunde" })
  expect(document.activeElement).toBe(title)
  fireEvent.keyDown(title, { key: "d" })
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(title, { key: "Escape" })
  expect(onClose).toHaveBeenCalledOnce()
  expect(onDocumentKey).not.toHaveBeenCalled()
  document.removeEventListener("keydown", onDocumentKey)
})

test("speaks English", () => {
  setLanguage("en")
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={nothing} onClose={nothing} />)
  expect(screen.getByText("Task 9 has two leads (E): SOZ and JC.")).toBeTruthy()
})

function Count({ board }: { board: Board }): JSX.Element {
  return <p>{useFindingsCount(board)} gefunden</p>
}

test("counts all findings for the button that opens the list", () => {
  render(<Count board={boardWith(musterstadt)} />)
  expect(screen.getByText("17 gefunden")).toBeTruthy()
})
