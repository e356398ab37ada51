// @vitest-environment happy-dom
import { type BoardContent, blankContent, templateContent } from "@tafelrunde/shared/content"
import { answerIdOf, findings, isUnansweredError } from "@tafelrunde/shared/findings"
import { UndoHistory, readContent, setSectionField, writeContent } from "@tafelrunde/shared/model"
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { today } from "../../board/content.ts"
import { createState } from "../../board/state.ts"
import { setLanguage } from "../../messages/language.ts"
import { DetailsDialog } from "./details-dialog.tsx"

beforeEach(() => setLanguage("de"))
afterEach(cleanup)

function opened(content: BoardContent): { doc: Y.Doc; closed: () => boolean } {
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
  let isClosed = false
  const close = (): void => void (isClosed = true)
  render(<DetailsDialog board={boardOf(doc)} onClose={close} />)
  return { doc, closed: () => isClosed }
}

function boardOf(doc: Y.Doc): Board {
  const connection = createState<ReturnType<Board["connection"]["get"]>>({ kind: "saved" })
  const board: Pick<Board, "doc" | "connection"> = { doc, connection }
  return board as Board
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

function blocked(): string[] {
  return screen
    .getAllByRole<HTMLOptionElement>("option")
    .filter(({ disabled }) => disabled)
    .map(({ value }) => value)
}

test("an error blocks the status “abgestimmt” and nothing else, until it has a reason", () => {
  const musterstadt = templateContent("musterstadt", { language: "de" })
  const draft = { ...musterstadt, meta: { title: "Probe", status: "draft" as const } }
  opened(draft)
  expect(blocked()).toEqual(["agreed"])
  expect(screen.getByText(/geht erst, wenn kein Fehler mehr offen ist: noch 2/)).toBeTruthy()
  cleanup()

  const answered = findings(draft, { asOf: today(), language: "de" })
    .filter(isUnansweredError)
    .map((finding) => ({
      id: answerIdOf(finding),
      finding: finding.message,
      reason: "So gewollt.",
      institutionIds: [...finding.institutionIds],
    }))
  opened({ ...draft, findingAnswers: answered })
  expect(blocked()).toEqual([])
})
