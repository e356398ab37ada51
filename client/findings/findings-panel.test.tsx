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
import { FindingsCounts } from "./findings-counts.tsx"
import { FindingsPanel } from "./findings-panel.tsx"
import { useFindingCounts } from "./use-listed-findings.ts"

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
    "doc" | "contactsDoc" | "internalDoc" | "connection" | "matrix" | "access" | "bin"
  > = {
    bin: { remover: () => ({ institution: null, isFacilitator: true }) } as Board["bin"],
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
  return document.querySelector(".findings-summary")?.textContent ?? ""
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
  expect(summary()).toMatch(/^3 Fehler/)
  const titles = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent)
  expect(titles.filter((title) => /^(2|4|9) /.test(title ?? ""))).toEqual([
    "2 Unterbringung sicherstellen",
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
  expect(summary()).toMatch(/^2 Fehler/)
})

test("shows the cell of a task, then the next finding, and begins again after the last", () => {
  const onGoTo = vi.fn<(target: GoTo) => void>()
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={onGoTo} onClose={nothing} />)
  const task2 = { kind: "cell", taskId: "t02", institutionId: "soz" }
  const task4 = { kind: "cell", taskId: "t04" }

  fireEvent.click(screen.getByRole("button", { name: "Ersten zeigen" }))
  expect(onGoTo).toHaveBeenLastCalledWith(task2)
  fireEvent.click(screen.getByRole("button", { name: /^Nächster \(1 von/ }))
  expect(onGoTo).toHaveBeenLastCalledWith(task4)

  const all = screen.getAllByRole("button", { name: /^Zeigen: / })
  const last = all.at(-1)
  if (last) fireEvent.click(last)
  fireEvent.click(screen.getByRole("button", { name: /^Nächster/ }))
  expect(onGoTo).toHaveBeenLastCalledWith(task2)
})

test("facilitators see what contacts lack; others are told that there may be more", () => {
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={nothing} onClose={nothing} />)
  expect(within(group(/^Handwerkskammer/)).getByText(/hat keine Ansprechperson/)).toBeTruthy()
  expect(screen.getByText(/davon betreffen Kontakte oder Teilnehmende/)).toBeTruthy()
  cleanup()

  const board = boardWith(musterstadt, "participant")
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  expect(screen.queryByText(/hat keine Ansprechperson/)).toBeNull()
  expect(screen.getByText(/Befunde zu Kontakten .* sieht nur die Moderation/)).toBeTruthy()
})

test("every finding that is shown leads somewhere, that of a contact to its entry", () => {
  const onGoTo = vi.fn<(target: GoTo) => void>()
  const [first, ...others] = musterstadt.contacts ?? []
  const contacts = first
    ? [{ ...first, privacy: { ...first.privacy, reviewBy: "2027-01-01" } }, ...others]
    : []
  render(
    <FindingsPanel
      board={boardWith({ ...musterstadt, contacts })}
      onGoTo={onGoTo}
      onClose={nothing}
    />,
  )
  const due = within(group(/^Kontakte/)).getByRole("listitem")
  fireEvent.click(within(due).getByRole("button", { name: /^Zeigen/ }))
  expect(onGoTo).toHaveBeenLastCalledWith({
    kind: "entity",
    entity: "contact",
    entityId: first?.id,
  })
})

test("findings are listed by severity too, each with what it is about", () => {
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={nothing} onClose={nothing} />)
  fireEvent.click(screen.getByRole("button", { name: "Nach Schwere" }))
  const titles = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent)
  expect(titles[0]).toBe("3 Fehler")
  expect(titles[1]).toMatch(/^\d+ Warnungen$/)
  expect(group(/^3 Fehler/).textContent).toContain(
    "4 Sprachmittlung für Behördentermine organisieren",
  )
})

const TASK_9 = "Aufgabe 9 hat zwei Federführungen (E): SOZ und JC."

function answer(reason: string): void {
  fireEvent.click(screen.getByRole("button", { name: `So gewollt: ${TASK_9}` }))
  const field = screen.getByLabelText("Warum ist das so gewollt?")
  expect(document.activeElement).toBe(field)
  fireEvent.change(field, { target: { value: reason } })
  fireEvent.click(screen.getByRole("button", { name: "Begründung speichern" }))
  act(() => void vi.runAllTimers())
}

function nextFindings(): void {
  act(() => void vi.runAllTimers())
}

test("what is so on purpose is given a reason, no longer counts, and one undo opens it again", () => {
  const board = boardWith(musterstadt)
  const undo = new UndoHistory(board.doc)
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  answer("")
  expect(screen.getByRole("alert").textContent).toContain("Bitte schreiben Sie, warum.")
  fireEvent.click(screen.getByRole("button", { name: `So gewollt: ${TASK_9}` }))

  answer("Übergang bis Ende Juni.")
  expect(summary()).toMatch(/^2 Fehler/)
  expect(within(group(/^So gewollt \(1\)/)).getByText("Weil: Übergang bis Ende Juni.")).toBeTruthy()

  act(() => void undo.undo())
  nextFindings()
  expect(summary()).toMatch(/^3 Fehler/)
  expect(screen.queryByText(/^So gewollt \(/)).toBeNull()
})

test("a reason goes with its finding, returns with it, and can be taken back", () => {
  const board = boardWith(musterstadt)
  const cell = { taskId: "t09", institutionId: "jc" }
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  answer("Übergang bis Ende Juni.")

  act(() => toggleRole(board.doc, cell, "accountable"))
  nextFindings()
  expect(screen.queryByText(TASK_9)).toBeNull()
  expect(screen.queryByText(/^So gewollt \(/)).toBeNull()

  act(() => toggleRole(board.doc, cell, "accountable"))
  nextFindings()
  expect(group(/^So gewollt \(1\)/).textContent).toContain("Übergang bis Ende Juni.")

  fireEvent.click(screen.getByRole("button", { name: `Begründung zurücknehmen: ${TASK_9}` }))
  nextFindings()
  expect(summary()).toMatch(/^3 Fehler/)
})

test("participants see reasons, and give none", () => {
  const findingAnswers = [
    {
      id: "t09/TASK_WITH_MULTIPLE_ACCOUNTABLE",
      finding: TASK_9,
      reason: "Übergang.",
      institutionIds: ["jc", "soz"],
    },
  ]
  const board = boardWith({ ...musterstadt, findingAnswers }, "participant")
  render(<FindingsPanel board={board} onGoTo={nothing} onClose={nothing} />)
  expect(group(/^So gewollt \(1\)/).textContent).toContain("Weil: Übergang.")
  expect(screen.queryByRole("button", { name: /^So gewollt|zurücknehmen/ })).toBeNull()
})

test("findings about agreements stand under their list and lead to their entry", () => {
  const onGoTo = vi.fn<(target: GoTo) => void>()
  render(<FindingsPanel board={boardWith(musterstadt)} onGoTo={onGoTo} onClose={nothing} />)
  const overdue = within(group(/^Vereinbarungen/)).getByText(/Frist 31.01.2027 ist überschritten/)

  fireEvent.click(within(overdue.closest("li") ?? overdue).getByRole("button", { name: /^Zeigen/ }))

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
  expect(screen.getByText("Task 9 has two leads (L): SOZ and JC.")).toBeTruthy()
})

function Count({ board }: { board: Board }): JSX.Element {
  return <FindingsCounts counts={useFindingCounts(board)} />
}

test("the button that opens the list says how many errors, warnings and hints there are", () => {
  render(<Count board={boardWith(musterstadt)} />)
  expect(screen.getByText(/^3 Fehler, \d+ Warnungen$/)).toBeTruthy()
})
