// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { addInstitution, writeContent } from "@tafelrunde/shared/model"
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { afterEach, beforeEach, expect, type Mock, test, vi } from "vitest"
import * as Y from "yjs"

import { type Board } from "../board/board.ts"
import { createState } from "../board/state.ts"
import { type Access } from "../board/sync/connection-status.ts"
import { setLanguage } from "../messages/language.ts"
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

function show(board: Board): { readonly [Name in keyof PaperActions]: Mock<PaperActions[Name]> } {
  const actions = {
    onSave: vi.fn<PaperActions["onSave"]>(),
    onDetails: vi.fn<() => void>(),
    onList: vi.fn<PaperActions["onList"]>(),
    onFindings: vi.fn<() => void>(),
  }
  render(<PaperView board={board} actions={actions} />)
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
    "internal",
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
