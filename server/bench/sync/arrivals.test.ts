import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { percentiles } from "../percentiles.ts"
import { Arrivals } from "./arrivals.ts"

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test("edits that arrive merged count each with its own delay", () => {
  const arrivals = new Arrivals(1, 2)
  arrivals.begin()
  arrivals.sent(0)
  vi.advanceTimersByTime(50)
  arrivals.sent(0)
  vi.advanceTimersByTime(10)

  arrivals.arrived(1, 0, 2)

  expect(arrivals.latenciesMs).toEqual([60, 10])
  expect(arrivals.expected).toBe(2)
})

test("edits from before and after the measured time do not count, nor does their own author", () => {
  const arrivals = new Arrivals(1, 3)
  arrivals.sent(0)
  vi.advanceTimersByTime(1)
  arrivals.begin()
  arrivals.sent(0)
  vi.advanceTimersByTime(1)
  arrivals.end()
  arrivals.sent(0)

  for (const person of [0, 1, 2]) arrivals.arrived(person, 0, 3)

  expect(arrivals.latenciesMs).toEqual([1, 1])
  expect(arrivals.expected).toBe(2)
})

test("percentiles are by nearest rank", () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index)

  expect(percentiles(samples)).toEqual({ p50: 50, p95: 95, p99: 99 })
})
