import { toUpdateMessage } from "@tafelrunde/shared/protocol"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { createLog } from "../log.ts"
import { StorageError } from "../storage/storage.ts"
import { FailingStorage } from "../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, until, type Person } from "../testing/live-board.ts"
import { loadRoom } from "./log/load-room.ts"

const log = createLog("silent", () => {})

test("a room opens once for all who come at the same time", async () => {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)

  const leases = await Promise.all(Array.from({ length: 25 }, () => rooms.lease(BOARD)))

  expect(new Set(leases.map(({ room }) => room)).size).toBe(1)
  await rooms.close()
})

test("nobody is answered before the room is loaded", async () => {
  const storage = new FailingStorage()
  const gate = Promise.withResolvers<void>()
  storage.readGate = gate.promise
  const { rooms } = createLiveRooms(storage)
  let isIn = false

  const entering = enter(rooms).then(() => (isIn = true))
  await Promise.resolve()
  expect(isIn).toBe(false)
  gate.resolve()

  expect(await entering).toBe(true)
  await rooms.close()
})

test("a room that cannot be loaded is refused, and tried again by the next visitor", async () => {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)
  storage.readGate = Promise.reject(new StorageError("damaged", "a hole"))
  await expect(enter(rooms)).rejects.toThrow("a hole")

  storage.readGate = Promise.resolve()

  await expect(enter(rooms)).resolves.toBeDefined()
  await rooms.close()
})

test("a row that Yjs cannot apply does not keep the room from opening", async () => {
  const storage = new FailingStorage()
  const good = new Y.Doc()
  good.getMap("test").set("key", "value")
  const rows = [Uint8Array.of(1, 1, 1), Y.encodeStateAsUpdate(good)]
  await storage.append(
    rows.map((bytes) => ({
      boardId: "b",
      room: "b",
      bytes,
      author: { role: "participant", seat: null },
    })),
  )
  const { rooms, logLines } = createLiveRooms(storage)

  const alice = await enter(rooms)

  expect(alice.doc.getMap("test").get("key")).toBe("value")
  expect(logLines.join("")).toContain("room.unappliable")
  await rooms.close()
})

test("a log with thousands of entries that are damaged opens, and none of the others is missing", async () => {
  const storage = new FailingStorage()
  const good = new Y.Doc()
  const updates: Uint8Array[] = []
  good.on("update", (update) => updates.push(update, Uint8Array.of(1, 1, 1)))
  good.on("update", () => updates.push(Uint8Array.of(0, 1, 1, 1, 0, 0), new Uint8Array()))
  for (let index = 0; index < 3000; index++) good.getMap("test").set(`key ${index}`, index)
  const author = { role: "participant", seat: null } as const
  await storage.append(updates.map((bytes) => ({ boardId: "b", room: "b", bytes, author })))
  const { rooms } = createLiveRooms(storage)
  const told: number[] = []
  rooms.onLostChanges = (room) => told.push(room.lostChanges)

  const alice = await enter(rooms)

  expect(alice.doc.getMap("test").toJSON()).toEqual(good.getMap("test").toJSON())
  expect(told).toEqual([9000])
  await rooms.close()
})

test("a room without people closes, and opens again as it was", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const alice = await enter(rooms)
  alice.doc.getMap("test").set("key", "value")
  await rooms.journal.flush()

  alice.leave()
  await until(() => rooms.rooms.size === 0)
  const bob = await enter(rooms)

  expect(bob.doc.getMap("test").get("key")).toBe("value")
  await rooms.close()
})

type Step = "enter" | "leave" | "edit" | "wait" | "fail" | "recover"

/** People come, write, go and come while rooms close behind them; the number of edits. */
async function live(steps: readonly Step[], storage: FailingStorage): Promise<number> {
  const { rooms } = createLiveRooms(storage, { idleRoomMs: 0, editTickMs: 1 })
  const people: Person[] = []
  let edits = 0
  for (const step of steps) {
    if (step === "enter") people.push(await enter(rooms))
    if (step === "leave") people.shift()?.leave()
    if (step === "wait") await new Promise((resolve) => setTimeout(resolve, 1))
    if (step === "fail" || step === "recover") storage.isFull = step === "fail"
    const [writer] = people
    if (step === "edit" && writer) writer.doc.getMap("test").set(String(edits++), true)
  }
  storage.isFull = false
  await rooms.close()
  return edits
}

test("however people come and go over a slow and failing store, no edit is lost", async () => {
  const often: readonly Step[] = ["enter", "leave", "edit", "edit", "wait"]
  const step = fc.constantFrom<Step>(...often, ...often, "fail", "recover")
  const life = fc.tuple(fc.array(step, { maxLength: 40 }), fc.nat(3))
  const property = fc.asyncProperty(life, async ([steps, slowness]) => {
    const storage = new FailingStorage()
    storage.slowness = slowness
    const edits = await live(steps, storage)
    const { doc } = await loadRoom(BOARD, { storage, log })
    return doc.getMap("test").size === edits
  })

  await expect(fc.assert(property, { numRuns: 100 })).resolves.toBeUndefined()
})

/** The second claims what the first has written otherwise; Yjs throws while it cleans up. */
const CLASHING = [
  "AQcIAAEBBHRleHQCJwEEdGVzdAEwAScACAICaW4AhggBBGJvbGQEdHJ1ZYQIBAPDpGKGCAYEYm9sZARudWxshAgHA8OkYgEIAQAC",
  "AQcIAAEBBHRleHQERAgAA8OkYgcBA3htbAMBcIcIBgYEAAgHAXiECAMDw6RiRAgEA8OkYgEIAQAE",
].map((base64) => Uint8Array.from(Buffer.from(base64, "base64")))

test("edits on which Yjs fails break a board only for a moment", async () => {
  const { rooms, logLines } = createLiveRooms(new FailingStorage())
  const alice = await enter(rooms)
  const mallory = await enter(rooms)
  alice.doc.getMap("test").set("kept", true)
  await rooms.journal.flush()

  for (const update of CLASHING) {
    mallory.session.receive(toUpdateMessage(update))
    await rooms.journal.flush()
  }

  expect(logLines.join("")).toContain("room.broken")
  const bob = await enter(rooms)
  expect(bob.doc.getMap("test").get("kept")).toBe(true)
  expect(logLines.join("")).toContain("room.unappliable")
  await rooms.close()
})
