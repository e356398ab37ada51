// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"

import { watchIdle } from "./idle.ts"

afterEach(() => vi.useRealTimers())

test("after minutes without a sign a person is idle, and with the next one at once no longer", async () => {
  vi.useFakeTimers()
  const awareness = new Awareness(new Y.Doc())
  const stop = watchIdle(awareness)

  await vi.advanceTimersByTimeAsync(2 * 60_000)
  window.dispatchEvent(new Event("pointermove"))
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  expect(awareness.getLocalState()).toEqual({})
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  expect(awareness.getLocalState()).toEqual({ idle: true })
  window.dispatchEvent(new Event("keydown"))
  expect(awareness.getLocalState()).toEqual({ idle: false })

  stop()
  awareness.destroy()
})
