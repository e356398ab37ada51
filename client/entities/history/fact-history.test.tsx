// @vitest-environment happy-dom
import { templateContent } from "@tafelrunde/shared/content"
import { assignment, COLLECTIONS } from "@tafelrunde/shared/entities"
import { cellKey, setRoles } from "@tafelrunde/shared/model"
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { type Board } from "../../board/board.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { type Subject } from "../edits.ts"
import { FormFrame } from "../form/form-frame.tsx"
import { contentOf, createEntityBoard } from "../testing/entity-board.ts"
import { useEntries } from "../use-entries.ts"
import { FactHistory } from "./fact-history.tsx"

beforeEach(() => setLanguage("de"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const musterstadt = templateContent("musterstadt", { language: "de" })
const AT = "2026-11-29T14:32:00.000Z"
const JC = { id: "jc", institutionId: "jc", name: "Jobcenter" }
const CHANGE = {
  list: "tasks",
  entry: "t01",
  what: "changed",
  at: AT,
  role: "participant",
  seat: JC,
}

function serverTells(changes: readonly object[]): string[] {
  const asked: string[] = []
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path)
    return Promise.resolve(new Response(JSON.stringify({ now: AT, changes })))
  })
  return asked
}

function Shown({ board, subject }: { board: Board; subject: Subject }): JSX.Element {
  const collection = "collection" in subject ? subject.collection : "tasks"
  const id = "id" in subject ? subject.id : ""
  const entry = useEntries(board.lists, collection).find((each) => each.id === id)
  const entity = collection === "assignments" ? assignment : COLLECTIONS[collection]
  return (
    <FormFrame board={board}>
      <FactHistory board={board} subject={subject} entity={entity} fields={entry?.fields ?? {}} />
      <Toasts />
    </FormFrame>
  )
}

async function openHistory(board: Board, subject: Subject): Promise<readonly HTMLElement[]> {
  render(<Shown board={board} subject={subject} />)
  const summary = screen.getByText("Verlauf")
  const details = summary.closest("details")
  if (details) details.open = true
  fireEvent(details ?? summary, new Event("toggle"))
  return screen.findAllByRole("listitem")
}

test("the history says what became what, by institution, and restores a former value as an undoable edit", async () => {
  const asked = serverTells([
    { ...CHANGE, field: "status", before: "discussed" },
    {
      ...CHANGE,
      field: "status",
      before: "draft",
      role: "facilitator",
      seat: null,
      at: "2026-11-29T14:30:00.000Z",
    },
    {
      ...CHANGE,
      field: null,
      what: "added",
      role: "server",
      seat: null,
      at: "2026-11-28T10:00:00.000Z",
    },
  ])
  const board = createEntityBoard(musterstadt)
  const task = (): unknown => contentOf(board).tasks?.find(({ id }) => id === "t01")?.status
  const before = task()

  const [newest, older, added] = await openHistory(board, { collection: "tasks", id: "t01" })

  expect(asked[0]).toContain("list=tasks&entry=t01")
  expect(newest?.textContent).toMatch(/JC: Status: besprochen → /)
  expect(older?.textContent).toMatch(/Moderation: Status: Entwurf → besprochen/)
  expect(added?.textContent).toMatch(/Einlesen oder Wiederherstellen: angelegt/)
  fireEvent.click(
    within(newest ?? document.body).getByRole("button", { name: "„besprochen“ wiederherstellen" }),
  )
  expect(task()).toBe("discussed")

  board.undo.undo()
  expect(task()).toBe(before)
})

test("an emptied cell gets its roles back", async () => {
  const cell = { taskId: "t01", institutionId: "jc" }
  const id = cellKey(cell)
  serverTells([
    { ...CHANGE, list: "assignments", entry: id, field: "roles", before: ["responsible"] },
  ])
  const board = createEntityBoard(musterstadt)
  setRoles(board.doc, cell, ["informed"])

  const [change] = await openHistory(board, { collection: "assignments", id })
  fireEvent.click(within(change ?? document.body).getByRole("button"))

  const restored = contentOf(board).assignments?.find((one) => cellKey(one) === id)
  expect(restored?.roles).toEqual(["responsible"])
})

test("viewers are offered no history", () => {
  serverTells([])
  render(
    <Shown
      board={createEntityBoard(musterstadt, { role: "viewer" })}
      subject={{ collection: "tasks", id: "t01" }}
    />,
  )

  expect(screen.queryByText("Verlauf")).toBeNull()
})
