import { DEFAULT_LIMITS } from "@tafelrunde/shared/protocol"
import { afterEach, expect, test, vi } from "vitest"

import { createLog } from "../log.ts"
import { MemoryStorage } from "../storage/memory-storage.ts"
import { Audit, OPERATOR } from "./audit.ts"
import { Boards } from "./boards.ts"
import { removeExpired } from "./expiry.ts"

const DAY = 24 * 60 * 60 * 1000

afterEach(() => void vi.useRealTimers())

function createHouse(tokenDays: number): {
  boards: Boards
  audit: Audit
  expire: () => Promise<void>
} {
  vi.useFakeTimers({ now: 0, toFake: ["Date"] })
  const storage = new MemoryStorage()
  const log = createLog("silent", () => {})
  const boards = new Boards(storage, DEFAULT_LIMITS, tokenDays)
  const audit = new Audit(storage, 90, log)
  return {
    boards,
    audit,
    expire: () =>
      removeExpired({ boards, audit, history: { forget: () => Promise.resolve(0) }, log }),
  }
}

test("a token that nobody uses ends after the days of the setting, and one in use does not", async () => {
  const { boards, expire } = createHouse(10)
  const created = await boards.create({ language: "de", template: "blank" })
  if (!created) throw new Error("There is room for a board")
  const { board, tokens } = created
  const [used, unused] = [await boards.join(board), await boards.join(board)]

  vi.setSystemTime(9 * DAY)
  expect(await boards.admit(board.id, used)).toMatchObject({ role: "participant" })
  vi.setSystemTime(11 * DAY)

  expect(await boards.admit(board.id, unused)).toBe("unauthenticated")
  expect(await boards.admit(board.id, tokens.participant)).toBe("unauthenticated")
  expect(await boards.admit(board.id, used)).toMatchObject({ role: "participant" })
  expect(await boards.admit(board.id, tokens.facilitator)).toMatchObject({ role: "facilitator" })
  await expire()
  expect((await boards.listTokens(board)).map(({ role }) => role)).toEqual([
    "facilitator",
    "participant",
  ])
})

test("without the setting tokens hold for ever", async () => {
  const { boards, expire } = createHouse(0)
  const created = await boards.create({ language: "de", template: "blank" })
  if (!created) throw new Error("There is room for a board")

  vi.setSystemTime(4000 * DAY)
  await expire()

  const { viewer } = created.tokens
  expect(await boards.admit(created.board.id, viewer)).toMatchObject({ role: "viewer" })
})

test("the record goes back as many days as it is told, and no further", async () => {
  const { audit, expire } = createHouse(0)
  await audit.note({ boardId: "b", action: "created" }, OPERATOR)
  vi.setSystemTime(80 * DAY)
  await audit.note({ boardId: "b", action: "deleted", subject: "board" }, OPERATOR)
  expect(await audit.list("b")).toHaveLength(2)

  vi.setSystemTime(91 * DAY)

  expect((await audit.list("b")).map(({ action }) => action)).toEqual(["deleted"])
  await expire()
  vi.setSystemTime(0)
  expect(await audit.list("b")).toHaveLength(1)
})
