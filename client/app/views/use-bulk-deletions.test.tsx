// @vitest-environment happy-dom
import { canvasRecords, createRecord } from "@tafelrunde/shared/canvas"
import { act, cleanup, render, screen } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { createState } from "../../board/state.ts"
import { type Access } from "../../board/sync/connection-status.ts"
import { setLanguage } from "../../messages/language.ts"
import { Toasts } from "../../ui/toast.tsx"
import { type BoardView } from "../board-page/use-view.ts"
import { useBulkDeletions } from "./use-bulk-deletions.ts"

beforeEach(() => setLanguage("en"))
afterEach(cleanup)

function Page({ board, view }: { board: Board; view: BoardView }): JSX.Element {
  useBulkDeletions(board, view)
  return <Toasts />
}

function boardWithShapes(count: number): Board {
  const doc = new Y.Doc()
  for (let n = 0; n < count; n += 1) {
    createRecord(canvasRecords(doc), { id: `shape:${n}`, typeName: "shape", type: "geo" })
  }
  const access = createState<Access>({ role: "facilitator", access: "write", locked: false })
  return { doc, access } as unknown as Board
}

/** Another person deletes so many shapes at once. */
function deleteElsewhere({ doc }: Board, count: number): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.transact(() => {
    for (let n = 0; n < count; n += 1) canvasRecords(other).delete(`shape:${n}`)
  })
  act(() => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other)))
}

test.each([
  { view: "table", count: 12 },
  { view: "diagrams", count: 14 },
  { view: "paper", count: 15 },
] as const)(
  "who works in the $view is told that somebody has deleted much on the canvas",
  ({ view, count }) => {
    const board = boardWithShapes(30)
    render(<Page board={board} view={view} />)

    deleteElsewhere(board, count)

    expect(screen.getByText(new RegExp(`Somebody deleted ${count}`)).textContent).toContain(
      "Versions",
    )
    cleanup()
  },
)

test("few deletions, own ones and the canvas's view stay without this word", () => {
  const [few, own, canvas] = [boardWithShapes(30), boardWithShapes(30), boardWithShapes(30)]
  render(<Page board={few} view="table" />)
  deleteElsewhere(few, 5)
  cleanup()
  render(<Page board={own} view="table" />)
  act(() => own.doc.transact(() => canvasRecords(own.doc).clear()))
  cleanup()
  render(<Page board={canvas} view="canvas" />)
  deleteElsewhere(canvas, 13)

  expect(screen.queryByText(/deleted (5|13|30)/)).toBeNull()
})
