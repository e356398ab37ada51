import fc from "fast-check"
import { expect, test } from "vitest"

import { versionsToRemove } from "./thinning.ts"

const HOUR_MS = 60 * 60 * 1000
const NOW = Date.UTC(2027, 2, 10, 12)
const LIMITS = { versions: 1000, versionBytes: 10_000 }

interface Aged {
  readonly hours: number
  readonly reason?: string
  readonly name?: string
}

function versionsOf(aged: readonly Aged[]): Parameters<typeof versionsToRemove>[0] {
  return aged.map(({ hours, reason = "automatic", name = null }, index) => ({
    n: index + 1,
    at: NOW - hours * HOUR_MS,
    reason,
    name,
    size: 1,
  }))
}

function keptHours(aged: readonly Aged[], limits = LIMITS): readonly number[] {
  const gone = new Set(versionsToRemove(versionsOf(aged), limits, NOW))
  return aged.filter((_, index) => !gone.has(index + 1)).map(({ hours }) => hours)
}

test("of the last two hours all stay, of two days one an hour, before that one a day", () => {
  const tenMinutes = Array.from({ length: 12 }, (_, i) => ({ hours: (12 - i) / 6 - 0.01 }))
  expect(keptHours(tenMinutes)).toHaveLength(12)
  expect(keptHours([{ hours: 5.9 }, { hours: 5.5 }, { hours: 5.1 }, { hours: 0 }])).toEqual([
    5.1, 0,
  ])
  expect(keptHours([{ hours: 90 }, { hours: 89 }, { hours: 86 }, { hours: 0 }])).toEqual([86, 0])
})

test("versions from before an import stay for two days, those with a name for good", () => {
  const aged = [
    { hours: 1000, name: "Anfang" },
    { hours: 999.9 },
    { hours: 999.8 },
    { hours: 20.3, reason: "import" },
    { hours: 20.2, reason: "restore" },
    { hours: 20.1 },
    { hours: 0 },
  ]
  expect(keptHours(aged)).toEqual([1000, 999.8, 20.3, 20.2, 20.1, 0])
})

test("the oldest make room first when there are too many or they are too large", () => {
  const aged = [{ hours: 1.5, name: "A" }, { hours: 1 }, { hours: 0.5 }, { hours: 0.1 }]
  expect(keptHours(aged, { versions: 3, versionBytes: 100 })).toEqual([1.5, 0.5, 0.1])
  expect(keptHours(aged, { versions: 100, versionBytes: 2 })).toEqual([1.5, 0.1])
})

test("the newest always stays, and thinning twice removes nothing more", () => {
  const anyVersions = fc.array(
    fc.record({
      hours: fc.double({ min: 0, max: 500, noNaN: true }),
      reason: fc.constantFrom("automatic", "import"),
    }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(anyVersions, fc.integer({ min: 1, max: 20 }), (aged, versions) => {
      const all = versionsOf(aged.toSorted((a, b) => b.hours - a.hours))
      const limits = { versions, versionBytes: 15 }
      const gone = new Set(versionsToRemove(all, limits, NOW))
      const kept = all.filter(({ n }) => !gone.has(n))
      expect(kept.at(-1)?.n).toBe(all.length)
      expect(kept.length).toBeLessThanOrEqual(Math.min(versions, 15))
      expect(versionsToRemove(kept, limits, NOW)).toEqual([])
    }),
  )
})
