import { expect, test } from "vitest"

import { arrowCourses } from "./arrow-courses.ts"

function card(x: number, y: number): { x: number; y: number; w: number; h: number } {
  return { x, y, w: 400, h: 280 }
}
const label = { w: 100, h: 30 }
const step = 120

test("an arrow with nothing in its way is straight", () => {
  const [from, to] = [card(0, 0), card(900, 0)]

  const courses = arrowCourses([{ from, to, label }], { cards: [from, to], step })

  expect(courses).toEqual([{ bend: 0, labelPosition: 0.5 }])
})

test("an arrow runs around a card between its ends", () => {
  const [from, between, to] = [card(0, 0), card(560, 0), card(1_120, 0)]

  const [course] = arrowCourses([{ from, to, label }], { cards: [from, between, to], step })

  expect(Math.abs(course?.bend ?? 0)).toBeGreaterThan(140)
})

test("arrows that meet in a card do not avoid each other there", () => {
  const [above, middle, below] = [card(0, 0), card(0, 400), card(0, 800)]
  const arrows = [
    { from: above, to: middle, label },
    { from: middle, to: below, label },
  ]

  const courses = arrowCourses(arrows, { cards: [above, middle, below], step })

  expect(courses.map(({ bend }) => bend)).toEqual([0, 0])
})

test("there and back are two arrows whose labels do not cover each other", () => {
  const [one, other] = [card(0, 0), card(900, 0)]
  const arrows = [
    { from: one, to: other, label },
    { from: other, to: one, label },
  ]

  const [there, back] = arrowCourses(arrows, { cards: [one, other], step })

  expect(there).not.toEqual(back)
})
