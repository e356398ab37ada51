import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"

import { toUpdateMessage } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { createLog } from "../../log.ts"
import { SqliteStorage } from "../../storage/sqlite-storage.ts"
import { FailingStorage } from "../../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, until } from "../../testing/live-board.ts"
import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import { loadRoom } from "./load-room.ts"

const log = createLog("silent", () => {})

test("a long log becomes a short snapshot, and the room stays as it was", async () => {
  const storage = new FailingStorage()
  const { rooms, metrics } = createLiveRooms(storage, { anyRate: true })
  const alice = await enter(rooms)

  for (let step = 0; step < 12_000; step++) {
    alice.doc.getMap("test").set("one key", step)
    if (step % 600 === 0) await rooms.journal.flush()
  }
  await rooms.journal.flush()
  await until(() => metrics.compactionMs.count >= 2)
  await rooms.close()

  const stored = await storage.readRoom("b")
  expect(stored.snapshot?.bytes.length).toBeLessThan(200)
  expect(stored.lastSeq).toBe(12_000)
  const loaded = await loadRoom(BOARD, { storage, log })
  expect(loaded.doc.getMap("test").toJSON()).toEqual({ "one key": 11_999 })
})

test("what the store has lost while the room was open comes back with the next snapshot", async () => {
  const storage = new FailingStorage()
  const { rooms, metrics, logLines } = createLiveRooms(storage, { anyRate: true })
  const alice = await enter(rooms)
  alice.doc.getMap("test").set("kept in the room", true)
  await rooms.journal.flush()
  storage.loseRows("b")

  for (let step = 0; step < 5100; step++) alice.doc.getMap("test").set("one key", step)
  await rooms.journal.flush()
  await until(() => metrics.compactionMs.count > 0)
  alice.doc.getMap("test").set("after", true)
  await rooms.close()

  expect(logLines.join("")).toContain("room.storeDamaged")
  const { doc } = await loadRoom(BOARD, { storage, log })
  expect(doc.getMap("test").toJSON()).toEqual({
    "kept in the room": true,
    "one key": 5099,
    after: true,
  })
})

test("a few large edits are merged too, before they are many", async () => {
  const { rooms, metrics } = createLiveRooms(new FailingStorage(), { anyRate: true })
  const alice = await enter(rooms)

  for (let step = 0; step < 8; step++) {
    alice.doc.getMap("test").set("one key", `${step}`.repeat(100_000))
    await rooms.journal.flush()
  }

  await until(() => metrics.compactionMs.count > 0)
  expect(metrics.edits).toBe(8)
  await rooms.close()
})

test("edits that wait for one that never came are in the snapshot, and the log is cut", async () => {
  const storage = new FailingStorage()
  const { rooms, metrics, logLines } = createLiveRooms(storage, { anyRate: true })
  const [alice, bob] = [await enter(rooms), await enter(rooms)]
  const lost = new Y.Doc()
  const updates: Uint8Array[] = []
  lost.on("update", (update: Uint8Array) => updates.push(update))
  lost.getText("text").insert(0, "a")
  lost.getText("text").insert(1, "b")
  bob.session.receive(toUpdateMessage(updates[1] ?? new Uint8Array()))

  for (let step = 0; step < 6000; step++) alice.doc.getMap("test").set("one key", step)
  await rooms.journal.flush()
  await until(() => metrics.compactionMs.count > 0)
  await rooms.close()

  expect(logLines.join("")).not.toContain("snapshotDiffers")
  const { doc } = await loadRoom(BOARD, { storage, log })
  Y.applyUpdate(doc, updates[0] ?? new Uint8Array())
  expect(doc.getText("text").toJSON()).toBe("ab")
})

/** The store of a process that is killed after so many of its writes. */
class MortalStorage extends SqliteStorage {
  livesFor = Number.POSITIVE_INFINITY
  #closing: Promise<void> | undefined

  #live<Result>(work: () => Promise<Result>): Promise<Result> {
    this.livesFor -= 1
    return this.livesFor < 0 ? Promise.reject(new Error("killed")) : work()
  }

  override append(entries: Parameters<SqliteStorage["append"]>[0]): Promise<readonly number[]> {
    return this.#live(() => super.append(entries))
  }

  override writeSnapshot(...args: Parameters<SqliteStorage["writeSnapshot"]>): Promise<void> {
    return this.#live(() => super.writeSnapshot(...args))
  }

  /** With its last life it begins, and does not come to the end. */
  override trimLog(...args: Parameters<SqliteStorage["trimLog"]>): Promise<void> {
    return this.#live(async () => {
      const trimming = super.trimLog(...args)
      if (this.livesFor > 0) return trimming
      await nextTurn()
      await this.close()
      await trimming
    })
  }

  override async close(): Promise<void> {
    this.#closing ??= super.close()
    await this.#closing
  }
}

// Each of its eight rounds starts a thread, which takes seconds while the machine is busy.
const MANY_THREADS = { timeout: 60_000 }

test("killed between any two steps of a compaction, the room opens as it was", MANY_THREADS, () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, "tafelrunde.db")
    for (let round = 0; round < 8; round++) {
      const storage = new MortalStorage(path)
      const { rooms, metrics, logLines } = createLiveRooms(storage, { anyRate: true })
      const alice = await enter(rooms)
      // After the append it lives for none, one, one and a half or both steps of the compaction.
      storage.livesFor = 1 + (round % 4)
      for (let step = 0; step <= 1100; step++) {
        alice.doc.getMap("test").set(`${round}`, { step, text: "x".repeat(500) })
      }
      await rooms.journal.flush()
      const hasFailed = (): boolean => logLines.some((line) => line.includes("compactionFailed"))
      await until(() => metrics.compactionMs.count > 0 || hasFailed())
      await storage.close()
      await rooms.close()

      const again = new SqliteStorage(path)
      const { doc } = await loadRoom(BOARD, { storage: again, log })
      expect(doc.getMap("test").get(`${round}`)).toMatchObject({ step: 1100 })
      expect(doc.getMap("test").size).toBe(round + 1)
      await again.close()
    }
  }),
)

test("when the snapshot cannot be written the log stays and the room goes on", async () => {
  const storage = new FailingStorage()
  storage.writeSnapshot = () => Promise.reject(new Error("disk full"))
  const { rooms, logLines } = createLiveRooms(storage, { anyRate: true })
  const alice = await enter(rooms)

  for (let step = 0; step < 6000; step++) alice.doc.getMap("test").set("one key", step)
  await rooms.journal.flush()
  await rooms.close()

  expect(logLines.join("")).toContain("room.compactionFailed")
  const loaded = await loadRoom(BOARD, { storage, log })
  expect(loaded.initialSize.logLength).toBe(6000)
  expect(loaded.doc.getMap("test").get("one key")).toBe(5999)
})

test("when everybody has left, a deleted contact stands nowhere in the database, and the others do", () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, "tafelrunde.db")
    const storage = new SqliteStorage(path)
    const { rooms } = createLiveRooms(storage)
    const contacts = { boardId: "b", kind: "contacts" } as const
    const alice = await enter(rooms, "facilitator", contacts)
    const map = alice.doc.getMap("test")
    map.set("c1", "Erika Mustermann")
    map.set("c2", "Max Muster")
    await rooms.journal.flush()
    map.delete("c1")
    await rooms.journal.flush()
    expect(await isStored(folder, "Erika Mustermann")).toBe(true)

    alice.leave()
    await until(() => rooms.rooms.size === 0)
    await rooms.close()

    expect(await isStored(folder, "Erika Mustermann")).toBe(false)
    const { doc } = await loadRoom(contacts, { storage, log })
    expect(doc.getMap("test").toJSON()).toEqual({ c2: "Max Muster" })
    await storage.close()
  }))

/** Whether a text stands anywhere in the folder's files. */
async function isStored(folder: string, text: string): Promise<boolean> {
  const names = await readdir(folder)
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return files.some((bytes) => bytes.includes(text))
}
