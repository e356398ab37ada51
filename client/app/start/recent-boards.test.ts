// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest"

import { type RecentBoard, forgetBoard, readRecentBoards, rememberBoard } from "./recent-boards.ts"

function board(id: string, title = id): RecentBoard {
  return {
    id,
    title,
    role: "participant",
    token: "t",
    openedAt: "2027-03-10T09:00:00.000Z",
  }
}

beforeEach(() => localStorage.clear())

test("the board opened last stands first, each board once, with what was known last", () => {
  rememberBoard(board("a"))
  rememberBoard(board("b"))
  rememberBoard(board("a", "A, renamed"))

  expect(readRecentBoards().map(({ title }) => title)).toEqual(["A, renamed", "b"])
})

test("a removed board is gone from the device", () => {
  rememberBoard(board("a"))
  rememberBoard(board("b"))

  forgetBoard("a")

  expect(readRecentBoards().map(({ id }) => id)).toEqual(["b"])
})

test("what another version left in the storage harms nobody", () => {
  localStorage.setItem("tafelrunde.recent", '[{"id":1},null,"x"]')
  expect(readRecentBoards()).toEqual([])
  localStorage.setItem("tafelrunde.recent", "not json")
  expect(readRecentBoards()).toEqual([])
})
