// @vitest-environment happy-dom
import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { readContent, UndoHistory, writeContent } from "@tafelrunde/shared/model"
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { setLanguage } from "../../messages/language.ts"
import { RolesDialog } from "./roles-dialog.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function opened(): { doc: Y.Doc; content: () => BoardContent } {
  const doc = new Y.Doc()
  writeContent({ board: doc }, templateContent("musterstadt", { language: "de" }))
  render(<RolesDialog board={{ doc } as Board} onClose={() => {}} />)
  return { doc, content: () => readContent({ board: doc }) }
}

function choose(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

function save(): void {
  fireEvent.click(screen.getByRole("button", { name: "Übernehmen" }))
}

test("another scheme changes the letters in one step and leaves the roles alone", () => {
  const { doc, content } = opened()
  const before = content()
  const undo = new UndoHistory(doc)
  choose("Rollenschema", "verwaltung")
  expect(screen.queryByText("Nicht mehr zu unterscheiden")).toBeNull()
  save()

  expect(content()).toEqual({ ...before, roleScheme: { id: "verwaltung", labels: {} } })
  undo.undo()
  expect(content()).toEqual(before)
})

test("before roles are shown as one, the dialog says which and in how many cells", () => {
  opened()
  choose("Rollenschema", "vmi")
  expect(screen.getByText("Nicht mehr zu unterscheiden")).toBeTruthy()
  expect(
    screen.getByText(
      "E – Entscheidung & Federführung und D – Durchführung stehen dann beide als V da: in 32 Zellen, davon 20 mit beidem zugleich.",
    ),
  ).toBeTruthy()
})

test("a board has letters and words of its own; only what is not usual is stored", () => {
  const { content } = opened()
  choose("Buchstabe für „Entscheidung & Federführung“", "F")
  choose("Wort für F", "Federführung")
  save()
  expect(content().roleScheme).toEqual({
    id: "demi",
    labels: { accountable: { letter: "F", word: "Federführung" } },
  })
})

test("two roles never get the same letter", () => {
  const { content } = opened()
  choose("Buchstabe für „Durchführung“", "E")
  expect(screen.getByRole("alert").textContent).toContain("„E“ steht zweimal da.")
  save()
  expect(content().roleScheme?.labels ?? {}).toEqual({})
})
