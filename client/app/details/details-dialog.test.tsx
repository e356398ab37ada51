// @vitest-environment happy-dom
import { type BoardContent, blankContent, templateContent } from "@tafelrunde/shared/content"
import { UndoHistory, readContent, setSectionField, writeContent } from "@tafelrunde/shared/model"
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { setLanguage } from "../../messages/language.ts"
import { DetailsDialog } from "./details-dialog.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function opened(content: BoardContent): { doc: Y.Doc; closed: () => boolean } {
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
  let isClosed = false
  const close = (): void => void (isClosed = true)
  render(<DetailsDialog board={{ doc } as Board} onClose={close} />)
  return { doc, closed: () => isClosed }
}

function enter(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

function save(): void {
  fireEvent.click(screen.getByRole("button", { name: "Speichern" }))
}

test("what stands in file names and papers is edited in one dialog, in one step", () => {
  const { doc, closed } = opened(blankContent({ language: "de", title: "Neue Tafel" }))
  const undo = new UndoHistory(doc)
  enter("Titel", "3. Regionalworkshop")
  enter("Region", "Musterstadt")
  enter("Ort", "Rathaus")
  enter("Datum des Workshops", "2027-03-10")
  enter("Fassung", "3.0")
  enter("Status", "agreed")
  enter("Stand", "2027-03-11")
  enter("Überprüfung bis", "2028-03-01")
  enter("Verteiler", "network")
  save()

  expect(closed()).toBe(true)
  const { meta, workshop } = readContent({ board: doc })
  expect(meta).toMatchObject({
    title: "3. Regionalworkshop",
    region: "Musterstadt",
    version: "3.0",
    status: "agreed",
    asOf: "2027-03-11",
    reviewBy: "2028-03-01",
    circulation: "network",
  })
  expect(workshop).toMatchObject({ place: "Rathaus", date: "2027-03-10" })
  undo.undo()
  expect(readContent({ board: doc })).toMatchObject({ meta: { title: "Neue Tafel" } })
})

test("only what was changed is written: what others change meanwhile stays", () => {
  const { doc } = opened(templateContent("musterstadt", { language: "de" }))
  enter("Fassung", "4.0")
  setSectionField(doc, "meta", { field: "region", value: "Musterland" })
  save()

  expect(readContent({ board: doc }).meta).toMatchObject({ version: "4.0", region: "Musterland" })
})

test("a board keeps a title", () => {
  const { doc, closed } = opened(blankContent({ language: "de", title: "Neue Tafel" }))
  enter("Titel", "  ")
  save()

  expect(screen.getByText("Bitte geben Sie einen Titel ein.")).toBeTruthy()
  expect(closed()).toBe(false)
  expect(readContent({ board: doc }).meta?.title).toBe("Neue Tafel")
})
