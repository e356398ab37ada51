import { toAwarenessMessage, writePresence } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { createLog } from "../../log.ts"
import { FailingStorage } from "../../testing/failing-storage.ts"
import { createLiveRooms, enter, until } from "../../testing/live-board.ts"
import { BOARD } from "../../testing/live-board.ts"
import { loadRoom } from "./load-room.ts"

const log = createLog("silent", () => {})

test("nobody is shown an edit before it is stored", async () => {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)
  const alice = await enter(rooms)
  const bob = await enter(rooms)
  const order: string[] = []
  const append = storage.append.bind(storage)
  storage.append = async (entries) => {
    // A store that takes its time, as one over a network would.
    await new Promise((resolve) => setTimeout(resolve, 20))
    order.push(bob.connection.updates.length === 0 ? "stored first" : "shown first")
    return append(entries)
  }

  alice.doc.getMap("test").set("key", "value")
  await until(() => bob.connection.updates.length > 0)

  expect(order).toEqual(["stored first"])
  expect(bob.connection.toDoc().getMap("test").get("key")).toBe("value")
  await rooms.close()
})

test("nobody is told that an edit is saved before it is stored", async () => {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)
  const [alice, bob] = [await enter(rooms), await enter(rooms)]
  const saved = (): boolean => alice.connection.serverMessages.some(({ type }) => type === "saved")
  const [writing, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const append = storage.append.bind(storage)
  storage.append = async (entries) => {
    writing.resolve()
    await written.promise
    return append(entries)
  }

  alice.doc.getMap("test").set("key", "value")
  await writing.promise
  // "Saved" leaves together with presence, so what presence brings to Bob would have told Alice.
  bob.session.receive(
    toAwarenessMessage(writePresence([{ clientId: 7, clock: 1, state: Buffer.from("{}") }])),
  )
  await until(() => alice.connection.frames.some(({ type }) => type === "awareness"))
  expect(saved()).toBe(false)

  written.resolve()
  await until(saved)
  expect((await loadRoom(BOARD, { storage, log })).doc.getMap("test").get("key")).toBe("value")
  await rooms.close()
})

test("edits of one tick are stored in one transaction and leave as one frame", async () => {
  const storage = new FailingStorage()
  const { rooms, metrics } = createLiveRooms(storage)
  const alice = await enter(rooms)
  const bob = await enter(rooms)
  const carol = await enter(rooms)

  for (let step = 0; step < 50; step++) {
    alice.doc.getMap("test").set("a", step)
    bob.doc.getMap("test").set("b", step)
  }
  await until(() => carol.connection.updates.length > 0)

  expect(carol.connection.updates).toHaveLength(1)
  expect(carol.connection.toDoc().getMap("test").toJSON()).toEqual({ a: 49, b: 49 })
  expect(metrics.appendMs.count).toBe(1)
  expect(metrics.edits).toBe(100)
  await rooms.close()
})

test("while the store is busy edits wait for one more turn, however many they are", async () => {
  const storage = new FailingStorage()
  storage.slowness = 50
  const { rooms } = createLiveRooms(storage, { editTickMs: 1 })
  const alice = await enter(rooms)
  const bob = await enter(rooms)

  alice.doc.getMap("test").set("first", true)
  await until(() => rooms.journal.pendingCount === 0)
  for (let step = 0; step <= 200; step++) alice.doc.getMap("test").set("during the write", step)
  await rooms.journal.flush()

  expect(storage.appends).toBe(2)
  expect(bob.connection.toDoc().getMap("test").get("during the write")).toBe(200)
  const stored = await loadRoom(BOARD, { storage, log })
  expect(stored.doc.getMap("test").get("during the write")).toBe(200)
  await rooms.close()
})

test("while the store is full people go on, are told, and nothing is lost", async () => {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)
  const alice = await enter(rooms)
  const bob = await enter(rooms)
  const hasHeard = (ok: boolean): boolean =>
    bob.connection.serverMessages.some((note) => note.type === "storage" && note.ok === ok)
  const savedFrames = (): number =>
    Math.max(
      0,
      ...alice.connection.serverMessages.map((note) => (note.type === "saved" ? note.frames : 0)),
    )

  storage.isFull = true
  alice.doc.getMap("test").set("first", 1)
  await until(() => bob.connection.updates.length === 1)
  alice.doc.getMap("test").set("second", 2)
  await until(() => bob.connection.updates.length === 2 && storage.attempts > 2)
  expect(hasHeard(false)).toBe(true)
  expect(savedFrames()).toBe(0)
  expect(rooms.journal.isHealthy).toBe(false)
  const late = await enter(rooms)
  expect(late.connection.serverMessages).toContainEqual({ type: "storage", ok: false })

  storage.isFull = false
  await until(() => hasHeard(true) && savedFrames() === 2)
  const stored = await loadRoom(BOARD, { storage, log })
  expect(stored.doc.getMap("test").toJSON()).toEqual({ first: 1, second: 2 })
  await rooms.close()
})

test("a room whose edits are owed stays open until they are stored", async () => {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)
  const alice = await enter(rooms)
  storage.isFull = true
  alice.doc.getMap("test").set("key", "value")
  await until(() => storage.attempts > 0)

  alice.leave()
  await until(() => storage.attempts > 5)
  expect(rooms.rooms.size).toBe(2)

  storage.isFull = false
  await until(() => rooms.rooms.size === 0)
  expect((await loadRoom(BOARD, { storage, log })).doc.getMap("test").get("key")).toBe("value")
  await rooms.close()
})
