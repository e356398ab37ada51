// @vitest-environment happy-dom
import { removeEntry, restoreEntry } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"

import { type Line } from "../../ui/reorder/line.ts"
import { createEdits, type MatrixBoard } from "../commands/gestures.ts"
import { createPair, smallContent } from "../testing/matrix-board.ts"

function institution(id: string): Line {
  return { kind: "institution", id, label: id }
}

function task(id: string): Line {
  return { kind: "task", id, label: id }
}

function phase(id: string): Line {
  return { kind: "phase", id, label: id }
}

function columns({ matrix }: MatrixBoard): string {
  return matrix
    .get()
    .institutions.map(({ id }) => id)
    .join(" ")
}

function rows({ matrix }: MatrixBoard): string {
  return matrix
    .get()
    .phases.map(({ id, tasks }) => [id, ...tasks.map((each) => each.id)].join(" "))
    .join(", ")
}

test("a dragged column takes the place of the one it is dropped on; one undo takes it back", () => {
  const [board] = createPair(smallContent())
  const edits = createEdits(board)

  edits.place(institution("jc"), institution("soz"))
  expect(columns(board)).toBe("vhs soz jc")
  edits.place(institution("jc"), institution("vhs"))
  expect(columns(board)).toBe("jc vhs soz")
  board.undo.undo()
  expect(columns(board)).toBe("vhs soz jc")
})

test("a dragged task takes a place in its own phase or another; on a phase's row it becomes the first one", () => {
  const [board] = createPair(smallContent())
  const edits = createEdits(board)

  edits.place(task("t1"), task("t2"))
  expect(rows(board)).toBe("p1 t2 t1, p2 t12")
  edits.place(task("t2"), task("t12"))
  expect(rows(board)).toBe("p1 t1, p2 t12 t2")
  edits.place(task("t1"), phase("p2"))
  expect(rows(board)).toBe("p1, p2 t1 t12 t2")
  edits.place(task("t2"), phase("p1"))
  expect(rows(board)).toBe("p1 t2, p2 t1 t12")
})

test("a dragged phase takes its tasks along, also when it is dropped on a task", () => {
  const [board] = createPair(smallContent())

  createEdits(board).place(phase("p2"), task("t2"))

  expect(rows(board)).toBe("p2 t12, p1 t1 t2")
})

test("nothing is dropped where it does not belong, or where nothing would move", () => {
  const [board] = createPair(smallContent())
  const edits = createEdits(board)
  const refused = [
    [institution("jc"), task("t1")],
    [task("t1"), institution("jc")],
    [phase("p1"), institution("jc")],
    [task("t1"), task("t1")],
    [task("t1"), phase("p1")],
    [phase("p1"), task("t1")],
    [task("gone"), task("t1")],
    [task("gone"), phase("p2")],
    [institution("jc"), institution("gone")],
    [{ kind: "goals", id: "jc", label: "" }, institution("vhs")],
  ] as const

  expect(refused.map(([moved, onto]) => edits.sideOf(moved, onto))).toEqual(
    refused.map(() => undefined),
  )
  for (const [moved, onto] of refused) edits.place(moved, onto)
  expect([rows(board), columns(board)]).toEqual(["p1 t1 t2, p2 t12", "jc vhs soz"])
})

test("a task of a removed phase that is dragged within the phase that shows it returns with its own", () => {
  const [board] = createPair(smallContent())
  const place = { collection: "phases", id: "p2" } as const
  removeEntry(board.doc, place)

  createEdits(board).place(task("t12"), task("t1"))
  expect(rows(board)).toBe("p1 t12 t1 t2")

  restoreEntry({ board: board.doc }, place)
  expect(rows(board)).toBe("p1 t1 t2, p2 t12")
})

test("what somebody else has removed during the drag stays removed, and others keep their order", () => {
  const [anna, ben] = createPair(smallContent())

  createEdits(ben).remove({ collection: "tasks", id: "t1" })
  createEdits(anna).place(task("t1"), task("t12"))

  expect(rows(anna)).toBe("p1 t2, p2 t12")
  expect(rows(ben)).toBe(rows(anna))
})
