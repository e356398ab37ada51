import fc from "fast-check"
import { expect, test } from "vitest"

import { type Area, firstPlace, freePlace } from "./free-place.ts"

const GAP = 10

function area(...[x, y, w, h]: [number, number, number, number]): Area {
  return { x, y, w, h }
}

test("what is free stays where it was wanted", () => {
  const wanted = area(0, 0, 50, 50)
  expect(freePlace({ wanted, taken: [area(60, 0, 10, 10)], gap: GAP })).toEqual(wanted)
})

test("what is taken is evaded on the shortest way", () => {
  const found = freePlace({ wanted: area(80, 20, 50, 50), taken: [area(0, 0, 100, 400)], gap: GAP })
  expect(found).toEqual(area(110, 20, 50, 50))
})

test("there is no place in a full frame", () => {
  const within = area(0, 0, 100, 100)
  const taken = [area(20, 20, 60, 60)]
  expect(freePlace({ wanted: area(0, 0, 50, 50), taken, within, gap: GAP })).toBeUndefined()
})

test("a place found covers nothing and stays within; without a limit there always is one", () => {
  const number = fc.integer({ min: -500, max: 500 })
  const size = fc.integer({ min: 1, max: 300 })
  const anyArea = fc.tuple(number, number, size, size).map(([x, y, w, h]) => area(x, y, w, h))
  const limit = fc.option(fc.constant(area(-300, -300, 600, 600)), { nil: undefined })
  fc.assert(
    fc.property(anyArea, fc.array(anyArea, { maxLength: 12 }), limit, (wanted, taken, within) => {
      const found = freePlace({ wanted, taken, within, gap: GAP })
      expect(found !== undefined || within !== undefined).toBe(true)
      const covered = taken.filter((other) => found && distance(found, other) < GAP - 0.02)
      expect(covered).toEqual([])
      expect(!found || !within || isIn(found, within)).toBe(true)
    }),
  )
})

/** The larger of the distances in both directions; negative when they overlap. */
function distance(one: Area, other: Area): number {
  const x = Math.max(other.x - one.x - one.w, one.x - other.x - other.w)
  const y = Math.max(other.y - one.y - one.h, one.y - other.y - other.h)
  return Math.max(x, y)
}

function isIn(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y >= outer.y &&
    inner.y + inner.h <= outer.y + outer.h
  )
}

test("the first free place is the one that people read first", () => {
  const within = area(0, 0, 100, 100)
  const size = { w: 40, h: 40 }
  expect(firstPlace({ size, taken: [], within, gap: GAP })).toEqual(area(0, 0, 40, 40))
  const taken = [area(0, 0, 40, 40)]
  expect(firstPlace({ size, taken, within, gap: GAP })).toEqual(area(50, 0, 40, 40))
  taken.push(area(50, 0, 40, 40))
  expect(firstPlace({ size, taken, within, gap: GAP })).toEqual(area(0, 50, 40, 40))
  taken.push(area(0, 50, 100, 40))
  expect(firstPlace({ size, taken, within, gap: GAP })).toBeUndefined()
})
