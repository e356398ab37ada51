import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { Awareness, removeAwarenessStates } from "y-protocols/awareness"
import * as Y from "yjs"

import { createState } from "../state.ts"
import { createFollow, type Follow } from "./follow.ts"

let awareness: Awareness
let follow: Follow
let stop: () => void
const connection = createState({ synced: true })

beforeEach(() => {
  vi.useFakeTimers()
  connection.set({ synced: true })
  awareness = new Awareness(new Y.Doc())
  const created = createFollow(awareness, connection)
  follow = created.follow
  stop = created.stop
  arrive(1, "ben")
  arrive(2, "cem")
  follow.set(1)
})

afterEach(() => {
  stop()
  awareness.destroy()
  vi.useRealTimers()
})

function arrive(id: number, device: string, view = "canvas"): void {
  awareness.states.set(id, { user: { id: device, name: device }, view })
  awareness.emit("change", [{ added: [id], updated: [], removed: [] }, "remote"])
}

test("following ends when the other has left for some seconds, not when somebody else does", () => {
  removeAwarenessStates(awareness, [2], "remote")
  vi.advanceTimersByTime(60_000)
  expect(follow.get()).toBe(1)

  removeAwarenessStates(awareness, [1], "remote")
  expect(follow.get()).toBe(1)
  vi.advanceTimersByTime(10_000)

  expect(follow.get()).toBeUndefined()
  expect(follow.left.get()).toBe(1)
})

test("following outlives a lost connection of the other", () => {
  removeAwarenessStates(awareness, [1], "remote")
  vi.advanceTimersByTime(5000)
  arrive(1, "ben")
  vi.advanceTimersByTime(60_000)

  expect(follow.get()).toBe(1)
})

test("following outlives the own lost connection, however long, and a restart of the server", () => {
  connection.set({ synced: false })
  removeAwarenessStates(awareness, [1, 2], "remote")
  vi.advanceTimersByTime(300_000)
  expect(follow.get()).toBe(1)

  connection.set({ synced: true })
  vi.advanceTimersByTime(4000)
  arrive(1, "ben")
  vi.advanceTimersByTime(60_000)

  expect(follow.get()).toBe(1)
  expect(follow.left.get()).toBeUndefined()
})

test("who reloads the page is followed on", () => {
  removeAwarenessStates(awareness, [1], "remote")
  vi.advanceTimersByTime(2000)
  arrive(7, "ben")

  expect(follow.get()).toBe(7)
})

test("it is known which view the followed person looks at", () => {
  expect(follow.view.get()).toBe("canvas")
  arrive(1, "ben", "table")
  expect(follow.view.get()).toBe("table")
  arrive(1, "ben", "<script>")
  expect(follow.view.get()).toBeUndefined()
})
