// @vitest-environment happy-dom
import { templateContent } from "@tafelrunde/shared/content"
import { type CollectionName } from "@tafelrunde/shared/entities"
import { removeEntry } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"

import { moveOnto, sideOfEntry } from "./edits.ts"
import { createEntityBoard } from "./testing/entity-board.ts"

const board = createEntityBoard(templateContent("musterstadt", { language: "de" }))

function idsOf(collection: CollectionName): readonly string[] {
  return board.lists.list(collection).map(({ id }) => id)
}

test.each(["goals", "agreements", "contacts", "institutions"] as const)(
  "a dragged entry takes the place of another: %s",
  (collection) => {
    const [first = "", second = "", third = "", ...rest] = idsOf(collection)

    moveOnto(board, { collection, id: first }, third)
    expect(idsOf(collection)).toEqual([second, third, first, ...rest])
    moveOnto(board, { collection, id: first }, second)
    expect(idsOf(collection)).toEqual([first, second, third, ...rest])
  },
)

test("a task that is dropped on a task of another phase moves there", () => {
  const tasks = board.lists.list("tasks")
  const [first] = tasks
  const last = tasks.at(-1)
  if (!first || !last) throw new Error("No tasks")

  moveOnto(board, { collection: "tasks", id: first.id }, last.id)

  const moved = board.lists.list("tasks").at(-1)
  expect([moved?.id, moved?.fields["phaseId"]]).toEqual([first.id, last.fields["phaseId"]])
})

test("an entry of another list, or one that is gone, is not moved", () => {
  const before = idsOf("goals")
  const [first = ""] = before

  expect(sideOfEntry(board, { collection: "goals", id: "gone" }, first)).toBeUndefined()
  moveOnto(board, { collection: "goals", id: "gone" }, first)
  moveOnto(board, { collection: "goals", id: first }, "gone")
  expect(idsOf("goals")).toEqual(before)
})

test("a task that is dropped on one of a removed phase stands beside it, and keeps a phase that is there", () => {
  const own = createEntityBoard(templateContent("musterstadt", { language: "de" }))
  const tasks = (): ReturnType<typeof own.lists.list> => own.lists.list("tasks")
  const [first, ...others] = own.lists.list("phases").map(({ id }) => id)
  const gone = others[0] ?? ""
  const moved = tasks().find(({ fields }) => fields["phaseId"] === first)?.id ?? ""
  const onto = tasks().findLast(({ fields }) => fields["phaseId"] === gone)?.id ?? ""
  removeEntry(own.doc, { collection: "phases", id: gone })

  moveOnto(own, { collection: "tasks", id: moved }, onto)

  const ids = tasks().map(({ id }) => id)
  expect(ids.indexOf(moved)).toBe(ids.indexOf(onto) + 1)
  expect(tasks().find(({ id }) => id === moved)?.fields["phaseId"]).toBe(first)
})
