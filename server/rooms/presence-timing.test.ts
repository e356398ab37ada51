import { toAwarenessMessage, writePresence } from "@tafelrunde/shared/protocol"
import { afterEach, expect, test, vi } from "vitest"

import { FailingStorage } from "../testing/failing-storage.ts"
import { createLiveRooms, enter, type Person } from "../testing/live-board.ts"
import { DEFAULT_TIMING } from "./timing.ts"

function encode(state: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(state))
}

afterEach(() => {
  vi.useRealTimers()
})

/** How many frames of presence a second somebody gets in a room of 25 in which so many move all the time. */
async function presenceFramesPerSecond(moving: number): Promise<number> {
  const { rooms } = createLiveRooms(new FailingStorage(), DEFAULT_TIMING)
  const people: Person[] = []
  for (let person = 0; person < 25; person++) people.push(await enter(rooms))
  vi.useFakeTimers()
  const watching = people.at(-1)?.connection
  const count = (): number =>
    watching?.frames.filter(({ type }) => type === "awareness").length ?? 0
  const move = (clock: number): void => {
    for (const [clientId, { session }] of people.slice(0, moving).entries()) {
      session.receive(
        toAwarenessMessage(writePresence([{ clientId, clock, state: encode({ clock }) }])),
      )
    }
  }
  for (let step = 1; step <= 100; step++) {
    move(step)
    await vi.advanceTimersByTimeAsync(10)
  }
  vi.useRealTimers()
  await rooms.close()
  return count()
}

test("a few cursors are shown thirty times a second", async () => {
  expect(await presenceFramesPerSecond(4)).toBeGreaterThanOrEqual(25)
})

test("when a whole room moves its cursors, they leave in a third as many frames, each with everybody", async () => {
  const frames = await presenceFramesPerSecond(24)

  expect(frames).toBeGreaterThanOrEqual(9)
  expect(frames).toBeLessThanOrEqual(12)
})
