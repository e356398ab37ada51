// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { addInstitution, renameTask, writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, type Mock, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { createState } from "../board/state.ts"
import { type Access } from "../board/sync/connection-status.ts"
import { setLanguage } from "../messages/language.ts"
import { type EarlierStates } from "./earlier-states.ts"
import { type PaperActions, PaperView } from "./paper-view.tsx"

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2027-03-10T10:00:00") })
  setLanguage("de")
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const musterstadt = templateContent("musterstadt", { language: "de" })

type Role = Access["role"]

/** The part of a board that the view reads. */
function boardWith(content: BoardContent, role: Role = "facilitator"): Board {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  const board = {
    doc: docs.board,
    contactsDoc: role === "viewer" ? undefined : docs.contacts,
    internalDoc: role === "facilitator" ? docs.internal : undefined,
    connection: createState({ kind: "saved" }),
    access: createState<Access>({ role, access: "write", locked: false }),
  }
  return board as unknown as Board
}

const NO_STATES: EarlierStates = {
  list: () => Promise.resolve([]),
  read: () => Promise.resolve(undefined),
}

function show(
  board: Board,
  states: EarlierStates = NO_STATES,
): { readonly [Name in keyof PaperActions]: Mock<PaperActions[Name]> } {
  const actions = {
    onSave: vi.fn<PaperActions["onSave"]>(),
    onPrint: vi.fn<PaperActions["onPrint"]>(),
    onDetails: vi.fn<() => void>(),
    onList: vi.fn<PaperActions["onList"]>(),
    onFindings: vi.fn<() => void>(),
  }
  render(<PaperView board={board} earlierStates={states} actions={actions} />)
  return actions
}

test("the paper has its chapters as headings, its tables with named rows, and the draft mark", () => {
  show(boardWith(musterstadt))

  const headings = screen.getAllByRole("heading", { level: 2 }).map((h) => h.textContent)
  expect(headings).toEqual(
    expect.arrayContaining([
      "4 Zuständigkeiten",
      "6 Verbindliche Vereinbarungen",
      "Anlage D Unterschriften",
    ]),
  )
  expect(screen.getAllByRole("rowheader").length).toBeGreaterThan(50)
  expect(screen.getByText("Entwurf", { selector: ".draft" })).toBeTruthy()
})

test("what somebody adds to the board stands in the paper soon, and the other chapters stay untouched", () => {
  const board = boardWith(musterstadt)
  show(board)
  const agreements = screen.getByRole("heading", { name: "6 Verbindliche Vereinbarungen" })

  act(() => {
    addInstitution(board.doc, { short: "THW", name: "Technisches Hilfswerk" })
    vi.advanceTimersByTime(10_000)
  })

  expect(screen.getAllByText(/Technisches Hilfswerk/).length).toBeGreaterThan(0)
  expect(screen.getByRole("heading", { name: "6 Verbindliche Vereinbarungen" })).toBe(agreements)
})

test("the readers decide which contacts are shown, and the files are made for the same readers", () => {
  const name = "Verborgen"
  const contacts = musterstadt.contacts?.map((contact, index) =>
    index === 1
      ? {
          ...contact,
          lastName: name,
          privacy: { ...contact.privacy, visibility: "internal" as const },
        }
      : contact,
  )
  const actions = show(boardWith({ ...musterstadt, contacts }))
  expect(document.body.textContent).not.toContain(name)

  fireEvent.click(screen.getByRole("button", { name: "Intern" }))
  expect(document.body.textContent).toContain(name)
  fireEvent.click(screen.getByRole("button", { name: "Papier als DOCX herunterladen" }))

  expect(actions.onSave).toHaveBeenCalledWith(
    expect.objectContaining({ name: "paper.docx" }),
    expect.objectContaining({ profile: "internal", institutionIds: [] }),
  )
})

test("what the paper lacks is named, with the way to where it is filled in", () => {
  const actions = show(boardWith({ ...templateContent("regionalworkshop", { language: "de" }) }))

  const missing = within(screen.getByRole("region", { name: "Das fehlt noch im Papier" }))
  expect(missing.getByText(/Schnittstellen/)).toBeTruthy()
  fireEvent.click(missing.getByRole("button", { name: "Angaben ergänzen" }))
  fireEvent.click(missing.getByRole("button", { name: "Zur Liste: Vereinbarungen" }))
  fireEvent.click(missing.getByRole("button", { name: "Befunde zeigen" }))

  expect(actions.onList).toHaveBeenCalledWith("agreements")
  for (const each of [actions.onDetails, actions.onFindings]) {
    expect(each).toHaveBeenCalledOnce()
  }
})

test("a viewer is offered no choice of readers and told where the contacts are", () => {
  setLanguage("en")
  show(boardWith(musterstadt, "viewer"))

  expect(screen.queryByRole("button", { name: "Internal" })).toBeNull()
  expect(screen.getByText(/may only view holds no contacts/)).toBeTruthy()
})

test("a link of the contents moves to its chapter and leaves the address of the board alone", () => {
  show(boardWith(musterstadt))
  const before = location.href

  const contents = within(screen.getByRole("navigation", { name: "Inhalt" }))
  fireEvent.click(contents.getByRole("link", { name: "4 Zuständigkeiten" }))

  expect(document.activeElement?.textContent).toBe("4 Zuständigkeiten")
  expect(location.href).toBe(before)
})

/** A server that has the round before, and a version of this morning in which all was as it is now. */
const STATES: EarlierStates = {
  list: () =>
    Promise.resolve([
      { n: 4, name: "Heute früh", isPreviousRound: false },
      { n: 1, name: "Vorige Runde", isPreviousRound: true },
    ]),
  read: (since) => {
    const goals = musterstadt.goals?.slice(1) ?? []
    return Promise.resolve(since === 4 ? musterstadt : { ...musterstadt, goals })
  },
}

function changes(): string {
  const [title] = screen.queryAllByRole("heading", { level: 2, name: "Änderungsverzeichnis" })
  return title?.parentElement?.textContent ?? ""
}

test("the list of changes compares with the previous round or a chosen version, and follows the board", async () => {
  const board = boardWith(musterstadt)
  const actions = show(board, STATES)
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(changes()).toContain("Ziele")
  const field = screen.getByLabelText<HTMLSelectElement>("Änderungen gegenüber")
  expect(field.selectedOptions[0]?.textContent).toBe("Vorige Runde")

  fireEvent.change(field, { target: { value: "4" } })
  await act(() => vi.advanceTimersByTimeAsync(0))
  expect(changes()).toContain("Inhaltlich hat sich nichts geändert.")
  await act(async () => {
    renameTask(board.doc, "t01", "Ganz anders beraten")
    await vi.advanceTimersByTimeAsync(10_000)
  })
  expect(changes()).toContain("Ganz anders beraten")

  fireEvent.click(screen.getByRole("button", { name: "Papier als PDF herunterladen" }))
  expect(actions.onSave).toHaveBeenLastCalledWith(
    expect.objectContaining({ name: "paper.pdf" }),
    expect.objectContaining({ since: 4, previous: musterstadt }),
  )
  fireEvent.change(field, { target: { value: "none" } })
  expect(changes()).toBe("")
})

test("a participant's paper compares with the previous round without calling hidden contacts gone", async () => {
  const contacts = musterstadt.contacts?.slice(1) ?? []
  show(boardWith({ ...musterstadt, contacts }, "participant"), {
    ...NO_STATES,
    read: () => Promise.resolve({ ...musterstadt, goals: musterstadt.goals?.slice(1) ?? [] }),
  })
  await act(() => vi.advanceTimersByTimeAsync(0))

  expect(changes()).toContain("Ziele")
  expect(changes()).not.toContain("Kontakte")
  expect(screen.queryByLabelText("Änderungen gegenüber")).toBeNull()
})

function unreachable(): Promise<never> {
  return Promise.reject(new Error("offline"))
}

test("where the server does not answer, the paper says that its list of changes is missing", async () => {
  show(boardWith(musterstadt), { list: unreachable, read: unreachable })
  await act(() => vi.advanceTimersByTimeAsync(0))

  expect(screen.getByRole("status").textContent).toContain("Änderungsverzeichnis")
})

test("the extract of one institution, or of two together, is shown live and saved in every format", () => {
  const board = boardWith(musterstadt)
  const actions = show(board)
  fireEvent.change(screen.getByLabelText("Umfang"), { target: { value: "jc" } })
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
    "Auszug für Jobcenter Musterstadt",
  )
  fireEvent.change(screen.getByLabelText("Gemeinsam mit"), { target: { value: "vhs" } })
  expect(screen.getByText("Von JC an VHS")).toBeTruthy()
  expect(screen.getByText("Von VHS an JC")).toBeTruthy()

  for (const format of ["PDF", "DOCX", "ODT", "HTML", "MD"]) {
    fireEvent.click(screen.getByRole("button", { name: `Papier als ${format} herunterladen` }))
    expect(actions.onSave).toHaveBeenLastCalledWith(
      expect.objectContaining({ name: `paper.${format.toLowerCase()}` }),
      expect.objectContaining({ institutionIds: ["jc", "vhs"] }),
    )
  }
})
