import { expect, test } from "vitest"

import { isCut, pageOf, pageStarts } from "./page-starts.ts"

function rows(...heights: readonly number[]): { start: number; end: number }[] {
  let end = 0
  return heights.map((height) => {
    const start = end
    end += height
    return { start, end }
  })
}

test("what fits on the screen is one page", () => {
  expect(pageStarts(rows(100, 100), 200, 200)).toEqual([0])
  expect(pageStarts([], 640, 640)).toEqual([0])
})

test("a page begins with a whole row", () => {
  expect(pageStarts(rows(100, 100, 100, 100, 100), 500, 250)).toEqual([0, 200, 400])
})

test("a row that is larger than the screen goes on over pages, and the next row is on one", () => {
  expect(pageStarts(rows(50, 500, 50), 600, 200)).toEqual([0, 50, 250, 450])
})

test("a picture without rows is shown in parts that overlap, up to its end", () => {
  const starts = pageStarts([], 1000, 400)

  expect(starts[0]).toBe(0)
  expect(starts.at(-1)).toBe(600)
  const steps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0))
  for (const step of steps) expect(step).toBeLessThanOrEqual(361)
})

test("turning on after the last page leads to the first, and back from the first to the last", () => {
  expect([0, 1, 2, 3, -1].map((number) => pageOf(number, 3))).toEqual([0, 1, 2, 0, 2])
})

test("each box is whole on one of the pages, also beside others of another height", () => {
  const boxes = [...rows(90, 120, 70, 110), ...rows(140, 60, 160)].toSorted(
    (a, b) => a.start - b.start,
  )
  const pages = pageStarts(boxes, 390, 200).map((start) => ({ start, end: start + 200 }))

  for (const box of boxes) {
    expect(pages.some((page) => box.start >= page.start && box.end <= page.end)).toBe(true)
  }
})

test("what the edge of the screen would cut in two is left to the page that holds it", () => {
  const screen = { start: 100, end: 300 }
  expect(isCut({ start: 250, end: 350 }, screen)).toBe(true)
  expect(isCut({ start: 50, end: 150 }, screen)).toBe(true)
  expect(isCut({ start: 100, end: 300 }, screen)).toBe(false)
  // No page holds it.
  expect(isCut({ start: 50, end: 350 }, screen)).toBe(false)
})
