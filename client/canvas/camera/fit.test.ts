import { expect, test } from "vitest"

import { COVERED, fitCamera, mainBounds, type Camera, type Rect } from "./fit.ts"

const laptop = { w: 1440, h: 800 }
const phone = { w: 390, h: 700 }

function onScreen({ x, y, w, h }: Rect, camera: Camera): Rect {
  const { z } = camera
  return { x: (x + camera.x) * z, y: (y + camera.y) * z, w: w * z, h: h * z }
}

test("an area that stays readable is shown whole, in the middle between the bars", () => {
  const area = { x: 700, y: -200, w: 640, h: 800 }
  const shown = onScreen(area, fitCamera(area, laptop, 2))

  expect(shown.y).toBeCloseTo(COVERED.top)
  expect(shown.y + shown.h).toBeCloseTo(laptop.h - COVERED.bottom)
  expect(shown.x + shown.w / 2).toBeCloseTo(laptop.w / 2)
})

test("a high area fills the width and is shown from its top", () => {
  const area = { x: 0, y: 0, w: 1500, h: 2200 }
  const shown = onScreen(area, fitCamera(area, laptop, 2))

  expect(shown.x).toBeCloseTo(COVERED.side)
  expect(shown.x + shown.w).toBeCloseTo(laptop.w - COVERED.side)
  expect(shown.y).toBeCloseTo(COVERED.top)
})

test("on a phone an area begins at its corner, as small as can be read", () => {
  const area = { x: 100, y: 100, w: 1500, h: 1200 }
  const camera = fitCamera(area, phone, 2)

  expect(camera.z).toBe(0.55)
  expect(onScreen(area, camera).x).toBeCloseTo(COVERED.side)
  expect(onScreen(area, camera).y).toBeCloseTo(COVERED.top)
})

test("a few small things are not enlarged beyond the largest zoom", () => {
  expect(fitCamera({ x: 0, y: 0, w: 200, h: 200 }, laptop, 1).z).toBe(1)
})

test("a note far off does not count", () => {
  const notes = Array.from({ length: 9 }, (_, i) => ({ x: i * 220, y: 0, w: 200, h: 200 }))

  expect(mainBounds([...notes, { x: 90_000, y: -50_000, w: 200, h: 200 }])).toEqual({
    x: 0,
    y: 0,
    w: 8 * 220 + 200,
    h: 200,
  })
  expect(mainBounds([])).toBeUndefined()
})
