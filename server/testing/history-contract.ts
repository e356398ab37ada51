import { expect } from "vitest"

import { type HistoryFilter, type Storage, type StoredFactChange } from "../storage/storage.ts"

function change(id: string, more: Partial<StoredFactChange> = {}): StoredFactChange {
  const fact = { boardId: "b", room: "board", list: "tasks", entryId: "t1", field: "title" }
  return {
    ...fact,
    id,
    what: "changed",
    at: 1,
    role: "participant",
    seat: "jc",
    before: '"x"',
    ...more,
  }
}

/** What the history of every store must do. */
export function checkHistory(
  check: (what: string, work: (storage: Storage) => Promise<void>) => void,
): void {
  check("the history of a fact tells its changes, newest first", async (storage) => {
    const { history } = storage
    await history.write([change("1", { at: 1 }), change("2", { at: 2, field: "note" })], [])
    await history.write([change("3", { at: 3 }), change("4", { at: 4, room: "internal" })], [])
    await history.write([change("1", { at: 5, before: null })], ["2"])

    const fact = { list: "tasks", entryId: "t1" }
    const idsOf = async (filter: Partial<HistoryFilter>): Promise<readonly string[]> =>
      (await history.list({ boardId: "b", rooms: ["board"], ...filter })).map(({ id }) => id)
    expect(await idsOf({ entry: fact })).toEqual(["1", "3"])
    expect(await idsOf({ entry: { ...fact, entryId: "t2" } })).toEqual([])
    expect(await idsOf({ rooms: ["board", "internal"], since: 3 })).toEqual(["1", "4"])
    expect(
      (await history.list({ boardId: "b", rooms: ["board"], entry: fact }))[0]?.before,
    ).toBeNull()
    expect(await history.removeBefore(4)).toBe(1)
    await history.forget([{ boardId: "b", room: "internal", ...fact }])
    expect(await idsOf({ rooms: ["board", "internal"] })).toEqual(["1"])
  })

  check("of the history of a field and of a board only the newest stays", async (storage) => {
    const { history } = storage
    const many = Array.from({ length: 40 }, (_, n) => change(`a${n}`, { at: n }))
    await history.write(many, [])
    expect(await history.list({ boardId: "b", rooms: ["board"] })).toHaveLength(30)

    await history.write(
      Array.from({ length: 4100 }, (_, n) => change(`b${n}`, { at: 100 + n, entryId: String(n) })),
      [],
    )
    const oldest = { list: "tasks", entryId: "99" }
    expect(await history.list({ boardId: "b", rooms: ["board"], entry: oldest })).toEqual([])
    const next = { list: "tasks", entryId: "100" }
    expect(await history.list({ boardId: "b", rooms: ["board"], entry: next })).toHaveLength(1)
  })

  check("a deleted board has no history, and gets none", async (storage) => {
    const join = { joinCode: "CODE", joinOpen: true, joinUntil: 1 }
    await storage.createBoard({ id: "b", createdAt: 1, deletedAt: null, ...join }, [], [])
    await storage.history.write([change("1")], [])
    await storage.deleteBoard("b", 1)
    await storage.history.write([change("2")], [])

    expect(await storage.history.list({ boardId: "b", rooms: ["board"] })).toEqual([])
  })
}
