// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import {
  type BoardDocs,
  readContent,
  toggleRole,
  readMatrix,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { type GoTo } from "../board/go-to.ts"
import { createState } from "../board/state.ts"
import { type Access } from "../board/sync/connection-status.ts"
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
  const board: Pick<
    Board,
    "doc" | "contactsDoc" | "internalDoc" | "connection" | "matrix" | "access"
  > = {
    access: createState<Access>({ access: "write", role: seenBy, locked: false }),
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

function summary(): string {
  return document.querySelector("output")?.textContent ?? ""
}

test("facilitators take the example's words off a board with one click and one undo; changed words stay", () => {
  const content: BoardContent = {
    ...templateContent("regionalworkshop", { language: "de" }),
    agreements: [],
  }
  const texts: Record<string, object> = {
    t02: { legalBases: ["Landesaufnahmerecht (fiktiv)"] },
    t09: { note: "Beide Häuser sehen sich federführend (siehe v02)." },
    t17: { note: "Eigene Worte." },
  }
  const tasks = (content.tasks ?? []).map((task) => ({ ...task, ...texts[task.id] }))
  const board = boardWith({ ...content, tasks })
  const undo = new UndoHistory(board.doc)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  const words = (): unknown[] =>
    (readContent({ board: board.doc }).tasks ?? [])
      .filter(({ id }) => Object.hasOwn(texts, id))
      .map(({ note, legalBases }) => note ?? legalBases?.[0])

  fireEvent.click(screen.getByRole("button", { name: "Texte des Beispiels entfernen" }))

  expect(words()).toEqual([undefined, undefined, "Eigene Worte."])
  act(() => void undo.undo())
  expect(words()).toEqual([
    "Landesaufnahmerecht (fiktiv)",
    "Beide Häuser sehen sich federführend (siehe v02).",
    "Eigene Worte.",
  ])
  cleanup()
  render(
    <FindingsPanel
      board={boardWith({ ...content, tasks }, "participant")}
      onGoTo={nothing}
      onClose={nothing}
    />,
  )
  expect(screen.queryByRole("button", { name: "Texte des Beispiels entfernen" })).toBeNull()
})

/** What no page of ours writes. */
function poison({ doc, internalDoc }: Board): void {
  doc.getMap("tasks").set("x", 1)
  doc.getMap<Y.Map<unknown>>("tasks").get("t09")?.set("titleEn", "x".repeat(400))
  doc.getMap<Y.Map<unknown>>("institutions").get("jc")?.set("short", "x".repeat(20_000))
  internalDoc?.getMap<Y.Map<unknown>>("contacts").values().next().value?.set("email", 5n)
}

test("facilitators hear what no page can show, and repair the board with one click and one undo", () => {
  const board = boardWith(musterstadt)
  const undo = new UndoHistory(board.doc)
  poison(board)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)

  const ofBoard = within(group(/^Tafel als Ganzes/))
  expect(ofBoard.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Fehler: 1 Aufgabe: nicht lesbar und deshalb nicht gezeigt.",
    "Fehler: 1 Kontakt: „E-Mail“ ist nicht lesbar und wird nicht gezeigt.",
    `Warnung: ${"x".repeat(19)}…: „Kurzname“ hat mehr als 20 Zeichen und wird gekürzt gezeigt.`,
    "Warnung: Aufgabe 9: „Titel auf Englisch“ hat mehr als 300 Zeichen und wird gekürzt gezeigt.",
  ])
  fireEvent.click(screen.getByRole("button", { name: "Tafel reparieren" }))
  act(() => void vi.runAllTimers())

  expect(screen.queryByText("Tafel als Ganzes")).toBeNull()
  expect(screen.queryByRole("button", { name: "Tafel reparieren" })).toBeNull()
  expect(undo.undo()).toMatchObject({ outcome: "done" })
  expect(undo.undoLabel).toBeUndefined()
})

test("participants are told nothing of what only facilitators can repair", () => {
  const board = boardWith(musterstadt, "participant")
  poison(board)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  expect(screen.queryByText("Tafel als Ganzes")).toBeNull()
  expect(screen.queryByRole("button", { name: "Tafel reparieren" })).toBeNull()
})

test("findings are grouped by task, with number and title, in the order of the matrix", () => {
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={nothing} onClose={nothing} />)
  expect(screen.getByRole("complementary", { name: "Befunde" })).toBeTruthy()
  expect(summary()).toMatch(/^2 Fehler/)
  const titles = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent)
  expect(titles.slice(0, 2)).toEqual([
    "4 Sprachmittlung für Behördentermine organisieren",
    "9 Rechtskreiswechsel AsylbLG → SGB II ohne Leistungslücke gestalten",
  ])
  expect(within(group(/^4 Sprach/)).getByRole("listitem").textContent).toContain(
    "Fehler: Aufgabe 4 hat keine durchführende Institution (D).",
  )
})

test("before work begins, tasks are open, not wrong", () => {
  const template = templateContent("regionalworkshop", { language: "de" })
  const board = boardWith(template)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  expect(summary()).toBe("noch offen: 24 Aufgaben ohne Federführung")
  const open = within(group(/^Noch offen \(24\)/)).getAllByRole("listitem")
  expect(open[0]?.textContent).toContain("1 Erstinformation und Wegweiserberatung anbieten")
})

test("a finding disappears once somebody has settled it", () => {
  const board = boardWith(musterstadt)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  act(() => {
    toggleRole(board.doc, { taskId: "t09", institutionId: "jc" }, "accountable")
    vi.runAllTimers()
  })
  expect(screen.queryByText(/Aufgabe 9 hat zwei Federführungen/)).toBeNull()
  expect(summary()).toMatch(/^1 Fehler/)
})

test("shows the cell of a task, then the next finding, and begins again after the last", () => {
  const onGoTo = vi.fn<(target: GoTo) => void>()
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={onGoTo} onClose={nothing} />)
  const task4 = { kind: "cell", taskId: "t04" }
  const task9 = { kind: "cell", taskId: "t09", institutionId: "soz" }

  fireEvent.click(screen.getByRole("button", { name: "Ersten zeigen" }))
  expect(onGoTo).toHaveBeenLastCalledWith(task4)
  fireEvent.click(screen.getByRole("button", { name: /^Nächster \(1 von/ }))
  expect(onGoTo).toHaveBeenLastCalledWith(task9)

  const all = screen.getAllByRole("button", { name: /^Zeigen: / })
  const last = all.at(-1)
  if (last) fireEvent.click(last)
  fireEvent.click(screen.getByRole("button", { name: /^Nächster/ }))
  expect(onGoTo).toHaveBeenLastCalledWith(task4)
})

test("everybody has the same number, and hears how many findings nobody can settle here", () => {
  const numbers = (["facilitator", "participant"] as const).map((seenBy) => {
    const board = boardWith(musterstadt, seenBy)
    render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
    expect(screen.getByText(/weitere Befunde betreffen Kontakte/)).toBeTruthy()
    expect(screen.queryByText(/Ansprechperson/)).toBeNull()
    const count = screen.getAllByRole("button", { name: /^Zeigen: / }).length
    cleanup()
    return count
  })
  expect(new Set(numbers).size).toBe(1)
})

test("findings about agreements stand under their list and lead to their entry", () => {
  const onGoTo = vi.fn<(target: GoTo) => void>()
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={onGoTo} onClose={nothing} />)
  const overdue = within(group(/^Vereinbarungen/)).getByText(/Frist 31.01.2027 ist überschritten/)

  fireEvent.click(within(overdue.closest("li") ?? overdue).getByRole("button"))

  expect(onGoTo).toHaveBeenLastCalledWith({
    kind: "entity",
    entity: "agreement",
    entityId: "v03",
  })
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
  expect(screen.getByText("7 gefunden")).toBeTruthy()
})
