import { type Camera, type Rect, type Size } from "../camera/fit.ts"

/** Room around an area, as a share of the screen. */
const MARGIN = 0.01

/**
 * The cameras that show an area on a wall, one a page: the whole area at zoom 1; enlarged, its parts from left to right,
 * then downwards.
 */
export function areaCameras(area: Rect, screen: Size, zoom: number): readonly Camera[] {
  const wide = Math.max(1, area.w)
  const high = Math.max(1, area.h)
  const z = Math.min(screen.w / wide, screen.h / high) * (1 - 2 * MARGIN) * zoom
  const xs = centresOf(area.x, wide, screen.w / z)
  const ys = centresOf(area.y, high, screen.h / z)
  return ys.flatMap((y) => xs.map((x) => ({ x: screen.w / 2 / z - x, y: screen.h / 2 / z - y, z })))
}

/** The middles of the parts, each as large as the room, that cover the length evenly. */
function centresOf(start: number, length: number, room: number): readonly number[] {
  const count = Math.ceil(length / room - MARGIN)
  if (count <= 1) return [start + length / 2]
  const step = (length - room) / (count - 1)
  return Array.from({ length: count }, (_, part) => start + room / 2 + part * step)
}
