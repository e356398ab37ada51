// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { readTableFile } from "@tafelrunde/shared/import"
import { readContent, UndoHistory, writeContent } from "@tafelrunde/shared/model"
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../../board/board.ts"
import { createState } from "../../../board/state.ts"
import { setLanguage } from "../../../messages/language.ts"
import { TableImportDialog } from "./table-import-dialog.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

interface Opened {
  readonly read: () => BoardContent
  readonly undo: UndoHistory
  readonly lock: () => void
  readonly closed: () => boolean
}

function open(text: string): Opened {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, templateContent("musterstadt", { language: "de" }))
  const institutions = readContent(docs).institutions ?? []
  const access = createState({ role: "facilitator", access: "write", locked: false })
  const board = {
    id: "b1",
    doc: docs.board,
    contactsDoc: docs.contacts,
    internalDoc: docs.internal,
    access,
    institutions: createState(institutions),
  }
  const file = readTableFile(new TextEncoder().encode(text), "matrix.csv")
  if (!file.ok) throw new Error(file.fault)
  let isClosed = false
  render(
    <TableImportDialog
      board={board as unknown as Board}
      token="t"
      name="matrix.csv"
      file={file}
      onClose={() => (isClosed = true)}
    />,
  )
  return {
    read: () => readContent(docs),
    undo: new UndoHistory(docs.board),
    lock: () => access.set({ role: "facilitator", access: "read", locked: true }),
    closed: () => isClosed,
  }
}

function press(name: string): void {
  fireEvent.click(screen.getByRole("button", { name }))
}

function choose(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

const MATRIX = "Schritt;JC;Polizei;Notiz intern\nHausbesuch;R;x;geheim\nKurs;Q;;\n"

test("columns and signs are proposed, can be changed, and come onto the board after a preview, in one undo step", () => {
  const { read, undo, closed } = open(MATRIX)
  const before = read()
  expect(screen.getByLabelText("Spalte „Schritt“ wird zu")).toHaveProperty("value", "field:title")
  expect(screen.getByLabelText("Zeichen „r“ bedeutet")).toHaveProperty("value", "responsible")
  expect(screen.getByLabelText("Zeichen „q“ bedeutet")).toHaveProperty("value", "")
  choose("Zeichen „x“ bedeutet", "informed")
  press("Vorschau")
  screen.getByText("Neu: 1 Institution, 2 Aufgaben, 2 Zuständigkeiten")
  screen.getByText("Zeile 3: JC: „q“ hat keine Bedeutung.")
  press("Einlesen")

  expect(closed()).toBe(true)
  const after = read()
  const police = after.institutions?.at(-1)
  expect(police?.name).toBe("Polizei")
  expect(after.assignments?.at(-1)).toMatchObject({
    institutionId: police?.id,
    roles: ["informed"],
  })
  expect(JSON.stringify(after)).not.toContain("geheim")
  undo.undo()
  expect(read()).toEqual(before)
})

test("without a column for the task there is no preview, and the dialog says what is missing", () => {
  open(MATRIX)
  choose("Spalte „Schritt“ wird zu", "")
  expect(screen.getByRole("alert").textContent).toContain("in welcher Spalte die Aufgabe steht")
  expect(screen.getByRole("button", { name: "Vorschau" })).toHaveProperty("disabled", true)
})

test("a board that was locked meanwhile takes nothing", () => {
  const { read, lock } = open(MATRIX)
  const before = read()
  press("Vorschau")
  lock()
  press("Einlesen")
  expect(read()).toEqual(before)
})
