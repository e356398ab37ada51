import { readMessages, toStep1Message } from "@tafelrunde/shared/protocol"
import { afterEach, expect, test, vi } from "vitest"

import { FailingStorage } from "../testing/failing-storage.ts"
import { createLiveRooms, enter } from "../testing/live-board.ts"

const QUERY = 3
const MESSAGES = 64

afterEach(() => {
  vi.useRealTimers()
})

test("a frame holds at most 64 messages: 64 KiB of questions end the connection that asks", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const viewer = await enter(rooms, "viewer")

  viewer.session.receive(new Uint8Array(MESSAGES).fill(QUERY))
  expect(viewer.connection.closedWith).toBeUndefined()
  viewer.session.receive(new Uint8Array(64 * 1024).fill(QUERY))

  expect(viewer.connection.closedWith).toBe(1007)
  expect(readMessages(new Uint8Array(MESSAGES + 1).fill(QUERY))).toBeUndefined()
  await rooms.close()
})

test("who asks for the document again is answered once it has changed", async () => {
  const { rooms } = createLiveRooms(new FailingStorage())
  const [asking, writing] = [await enter(rooms, "viewer"), await enter(rooms)]
  const ask = toStep1Message(Uint8Array.of(0))
  const answers = (): number => asking.connection.updates.length

  for (let time = 0; time < 20; time++) asking.session.receive(ask)
  expect(answers()).toBe(1)
  writing.doc.getMap("test").set("a", 1)
  await vi.waitFor(() => expect(answers()).toBe(2))
  asking.session.receive(ask)

  expect(answers()).toBe(3)
  await rooms.close()
})

test("frames that had arrived before the pause wait for its end, and all are handled", async () => {
  vi.useFakeTimers()
  const { rooms } = createLiveRooms(new FailingStorage())
  const person = await enter(rooms)
  const sent = 1000
  for (let at = 0; at < sent; at++) person.doc.getMap("test").set("at", at)
  const { room } = await rooms.lease({ boardId: "b", kind: "board" })

  await vi.advanceTimersByTimeAsync(1000)
  expect(room.doc.getMap("test").get("at")).toBeLessThan(sent - 1)
  await vi.advanceTimersByTimeAsync(10_000)

  expect(room.doc.getMap("test").get("at")).toBe(sent - 1)
  expect(person.connection.isPaused).toBe(false)
  vi.useRealTimers()
  await rooms.close()
})
