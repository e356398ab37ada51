import { type Edge, type Point, type Rect } from "./drawing.ts"

type Segment = readonly [Point, Point]

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).flatMap((point, index): Segment[] => {
    const before = points[index]
    return before ? [[before, point]] : []
  })
}

/** How often lines cross each other. */
export function crossings(edges: readonly Edge[]): number {
  const lines = edges.map(({ points }) => segmentsOf(points))
  let count = 0
  for (const [index, line] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      for (const one of line) count += other.filter((each) => doCross(one, each)).length
    }
  }
  return count
}

function doCross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** On which side of the line from a to b the point lies. */
function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x))
}

/** Whether two rectangles share more than an edge. */
export function doOverlap(one: Rect, other: Rect): boolean {
  const edge = 0.5
  return (
    one.x < other.x + other.w - edge &&
    other.x < one.x + one.w - edge &&
    one.y < other.y + other.h - edge &&
    other.y < one.y + one.h - edge
  )
}

/** Whether a line runs through a rectangle, not only along its edge. */
export function runsThrough(points: readonly Point[], { h, w, x, y }: Rect): boolean {
  const edge = 0.5
  const box = { left: x + edge, top: y + edge, right: x + w - edge, bottom: y + h - edge }
  return segmentsOf(points).some(([from, to]) => {
    const across = range(from.x, to.x, [box.left, box.right])
    const down = range(from.y, to.y, [box.top, box.bottom])
    return across && down && Math.max(0, across[0], down[0]) < Math.min(1, across[1], down[1])
  })
}

/** The part of the way from one value to another, as shares from 0 to 1, that lies between the limits. */
function range(
  from: number,
  to: number,
  [low, high]: readonly [number, number],
): readonly [number, number] | undefined {
  if (from === to) return from > low && from < high ? [0, 1] : undefined
  const shares = [(low - from) / (to - from), (high - from) / (to - from)] as const
  return [Math.min(...shares), Math.max(...shares)]
}
