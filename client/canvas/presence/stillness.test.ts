// @vitest-environment happy-dom
import { act, renderHook } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { AWAY, RESTING, STILL, useStillness } from "./stillness.ts"

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function passes(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

test("a person who gives no sign rests after 3 seconds, is still after 20 and away after a minute", () => {
  const stillness = renderHook(useStillness, { initialProps: Date.now() })
  passes(2999)
  expect(stillness.result.current).toBe(0)
  passes(1)
  expect(stillness.result.current).toBe(RESTING)
  passes(17_000)
  expect(stillness.result.current).toBe(STILL)
  passes(39_999)
  expect(stillness.result.current).toBe(STILL)
  passes(1)
  expect(stillness.result.current).toBe(AWAY)
})

test("a new sign begins the stages again", () => {
  const stillness = renderHook(useStillness, { initialProps: Date.now() })
  passes(60_000)
  stillness.rerender(Date.now())
  expect(stillness.result.current).toBe(0)
  passes(20_000)
  expect(stillness.result.current).toBe(STILL)
})

test("the cursor of a person whose last sign is a minute old is hidden at once", () => {
  const stillness = renderHook(useStillness, { initialProps: Date.now() - 60_000 })
  expect(stillness.result.current).toBe(AWAY)
})
