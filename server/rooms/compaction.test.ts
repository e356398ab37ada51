import { expect, test } from "vitest"

import { createLog } from "../log.ts"
import { FailingStorage } from "../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, until } from "../testing/live-board.ts"
import { loadRoom } from "./room-document.ts"

const log = createLog("silent", () => {})

test("a long log becomes a short snapshot, and the room stays as it was", async () => {
  const storage = new FailingStorage()
  const { rooms, counts } = createLiveRooms(storage)
  const alice = await enter(rooms)

  for (let step = 0; step < 5000; step++) {
    alice.doc.getMap("test").set("one key", step)
    if (step % 250 === 0) await rooms.journal.flush()
  }
  await rooms.journal.flush()
  await until(() => counts.compactionMs.count >= 2)
  await rooms.close()

  const stored = await storage.readRoom("b")
  expect(stored.snapshot?.bytes.length).toBeLessThan(200)
  expect(stored.lastSeq).toBe(5000)
  const loaded = await loadRoom(BOARD, { storage, log })
  expect(loaded.doc.getMap("test").toJSON()).toEqual({ "one key": 4999 })
})

test("when the snapshot cannot be written the log stays and the room goes on", async () => {
  const storage = new FailingStorage()
  storage.writeSnapshot = () => Promise.reject(new Error("disk full"))
  const { rooms, logLines } = createLiveRooms(storage)
  const alice = await enter(rooms)

  for (let step = 0; step < 2500; step++) alice.doc.getMap("test").set("one key", step)
  await rooms.journal.flush()
  await rooms.close()

  expect(logLines.join("")).toContain("room.compactionFailed")
  const loaded = await loadRoom(BOARD, { storage, log })
  expect(loaded.logLength).toBe(2500)
  expect(loaded.doc.getMap("test").get("one key")).toBe(2499)
})
