import { toStep1Frame, toUpdateFrame } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../testing/failing-storage.ts"
import { createLiveRooms, enter, until } from "../testing/live-board.ts"

const MIB = 1024 * 1024

test("a client that does not read is owed one difference instead of every frame", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const alice = await enter(rooms)
  const slow = await enter(rooms)
  alice.doc.getMap("test").set("start", 1)
  await until(() => slow.connection.updates.length === 1)

  slow.connection.bufferedBytes = 2 * MIB
  alice.doc.getMap("test").set("last frame that is queued", 1)
  await until(() => slow.connection.updates.length === 2)
  for (let step = 0; step < 20; step++) {
    alice.doc.getMap("test").set("step", step)
    await rooms.journal.flush()
  }
  expect(slow.connection.updates).toHaveLength(2)

  slow.connection.bufferedBytes = 0
  await until(() => slow.connection.updates.length === 3)
  expect(slow.connection.toDoc().getMap("test").get("step")).toBe(19)
  alice.doc.getMap("test").set("again", "at once")
  await until(() => slow.connection.toDoc().getMap("test").get("again") === "at once")
  await rooms.close()
})

test("a slow client that asks again gets its answer once, when it reads", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const alice = await enter(rooms)
  const slow = await enter(rooms)
  alice.doc.getMap("test").set("key", "x".repeat(1000))
  slow.connection.bufferedBytes = 2 * MIB
  await until(() => slow.connection.updates.length === 1)
  const before = slow.connection.bytesSent

  for (let ask = 0; ask < 50; ask++) slow.session.receive(toStep1Frame(Uint8Array.of(0)))
  expect(slow.connection.bytesSent).toBe(before)

  slow.connection.bufferedBytes = 0
  await until(() => slow.connection.bytesSent > before)
  const answers = slow.connection.frames.filter((frame) => frame.type === "update" && frame.answer)
  expect(answers).toHaveLength(1)
  await rooms.close()
})

test("a client that never reads is sent away to come back", async () => {
  const { rooms } = createLiveRooms(new FailingStorage(), { stuckClientMs: 20 })
  const alice = await enter(rooms)
  const stuck = await enter(rooms)

  stuck.connection.bufferedBytes = 2 * MIB
  alice.doc.getMap("test").set("key", 1)

  await until(() => stuck.connection.closedWith !== undefined)
  expect(stuck.connection.closedWith).toBe(1013)
  expect(alice.connection.closedWith).toBeUndefined()
  await rooms.close()
})

test("when an earlier update never came, its author is asked for it", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const alice = await enter(rooms)
  const bob = await enter(rooms)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  doc.getText("text").insert(0, "one ")
  doc.getText("text").insert(4, "two ")
  doc.getText("text").insert(8, "three")
  const asked = (): number =>
    alice.connection.frames.filter((frame) => frame.type === "step1").length
  const askedBefore = asked()

  for (const index of [0, 2]) {
    alice.session.receive(toUpdateFrame(updates[index] ?? new Uint8Array()))
    await rooms.journal.flush()
  }
  expect(asked()).toBe(askedBefore + 1)
  alice.session.receive(toUpdateFrame(Y.encodeStateAsUpdate(doc)))

  await until(() => bob.connection.toDoc().getText("text").toJSON() === "one two three")
  expect(bob.connection.toDoc().getText("text").toJSON()).toBe("one two three")
  await rooms.close()
})

test("a board that is full takes no more, and says so for good", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const alice = await enter(rooms)
  const { room } = await rooms.lease({ boardId: "b", kind: "board" })
  room.heldBytes = room.limits.boardBytes

  alice.doc.getMap("test").set("one more", 1)

  expect(alice.connection.closedWith).toBe(4413)
  await rooms.close()
})
