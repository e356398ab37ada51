import { DEFAULT_LIMITS, toUpdateMessage } from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../testing/failing-storage.ts"
import { createLiveRooms, enter } from "../testing/live-board.ts"

const { framesPerSecond } = DEFAULT_LIMITS

beforeEach(() => vi.useFakeTimers())

afterEach(() => vi.useRealTimers())

test("who sends more than their share is not read until it is paid, and nobody else waits", async () => {
  const { rooms, metrics } = createLiveRooms(new FailingStorage())
  const [alice, bob] = [await enter(rooms), await enter(rooms)]
  const frame = toUpdateMessage(Y.encodeStateAsUpdate(new Y.Doc()))

  for (let sent = 0; sent < 6 * framesPerSecond; sent++) alice.session.receive(frame)
  expect(alice.connection.isPaused).toBe(true)
  expect(bob.connection.isPaused).toBe(false)
  expect(metrics.refused.get("slowedDown")).toBe(1)

  await vi.advanceTimersByTimeAsync(500)
  expect(alice.connection.isPaused).toBe(true)
  await vi.advanceTimersByTimeAsync(2000)
  expect(alice.connection.isPaused).toBe(false)
  expect(alice.connection.closedWith).toBeUndefined()
  vi.useRealTimers()
  await rooms.close()
})
