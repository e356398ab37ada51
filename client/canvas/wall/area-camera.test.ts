import { expect, test } from "vitest"

import { areaCameras } from "./area-camera.ts"

const screen = { w: 1000, h: 500 }

/** What of the page a camera shows. */
function shown({ x, y, z }: { x: number; y: number; z: number }): number[] {
  return [-x, -y, screen.w / z - x, screen.h / z - y].map(Math.round)
}

test("an area is shown whole and in the middle", () => {
  const [camera, ...others] = areaCameras({ x: 100, y: 50, w: 2000, h: 500 }, screen, 1)

  expect(others).toEqual([])
  expect(camera?.z).toBeCloseTo(0.49)
  const [left, top, right, bottom] = shown(camera ?? { x: 0, y: 0, z: 1 })
  expect((left ?? 0) + (right ?? 0)).toBeCloseTo(2 * (100 + 1000), -1)
  expect((top ?? 0) + (bottom ?? 0)).toBeCloseTo(2 * (50 + 250), -1)
})

test("an enlarged area is shown in parts that leave nothing out", () => {
  const cameras = areaCameras({ x: 0, y: 0, w: 2000, h: 1000 }, screen, 2)

  expect(cameras).toHaveLength(4)
  const parts = cameras.map(shown)
  expect(Math.min(...parts.map(([left]) => left ?? 0))).toBeLessThanOrEqual(0)
  expect(Math.max(...parts.map(([, , right]) => right ?? 0))).toBeGreaterThanOrEqual(2000)
  expect(Math.max(...parts.map(([, , , bottom]) => bottom ?? 0))).toBeGreaterThanOrEqual(1000)
  expect(parts[1]?.[0]).toBeLessThanOrEqual(parts[0]?.[2] ?? 0)
})

test("an area without size does not break the wall", () => {
  for (const { x, y, z } of areaCameras({ x: 0, y: 0, w: 0, h: 0 }, screen, 1)) {
    expect([x, y, z].every(Number.isFinite)).toBe(true)
  }
})
