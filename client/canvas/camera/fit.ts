/** A rectangle in page units. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Size {
  readonly w: number
  readonly h: number
}

/** As tldraw has it: screen = (page + camera) × zoom. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Screen pixels at the edges of the canvas that tldraw's bars cover; at the top with the name of an area. */
export const COVERED = { side: 16, top: 72, bottom: 74 } as const

/** Smaller than this, text of the templates cannot be read. */
const LEAST_ZOOM = 0.55

/**
 * The camera that shows a rectangle between tldraw's bars: whole where its text stays readable, else
 * in its whole width from the top, else its top left corner. `most` is the largest zoom.
 */
export function fitCamera(box: Rect, screen: Size, most: number): Camera {
  const room = {
    w: Math.max(1, screen.w - 2 * COVERED.side),
    h: Math.max(1, screen.h - COVERED.top - COVERED.bottom),
  }
  const wide = room.w / Math.max(1, box.w)
  const whole = Math.min(wide, room.h / Math.max(1, box.h))
  const z = Math.min(most, whole >= LEAST_ZOOM ? whole : Math.max(wide, LEAST_ZOOM))
  const spare = { w: room.w / z - box.w, h: room.h / z - box.h }
  return {
    x: COVERED.side / z + Math.max(0, spare.w / 2) - box.x,
    y: COVERED.top / z + Math.max(0, spare.h / 2) - box.y,
    z,
  }
}

/** The rectangle around most of the boxes: what lies far away from the others does not count. */
export function mainBounds(boxes: readonly Rect[]): Rect | undefined {
  if (boxes.length === 0) return undefined
  const centre = {
    x: median(boxes.map(({ x, w }) => x + w / 2)),
    y: median(boxes.map(({ y, h }) => y + h / 2)),
  }
  const distanceOf = ({ x, y, w, h }: Rect): number =>
    Math.hypot(
      Math.max(0, Math.abs(x + w / 2 - centre.x) - w / 2),
      Math.max(0, Math.abs(y + h / 2 - centre.y) - h / 2),
    )
  const near = Math.max(NEAR, 3 * median(boxes.map(distanceOf)))
  return around(boxes.filter((box) => distanceOf(box) <= near))
}

/** Page units; about one screen. */
const NEAR = 1500

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}

function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.w))
  const bottom = Math.max(...boxes.map((box) => box.y + box.h))
  return { x, y, w: right - x, h: bottom - y }
}
