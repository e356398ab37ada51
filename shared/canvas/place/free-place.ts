/** A rectangle on the page. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

interface Search {
  /** Where the area would best be. */
  readonly wanted: Area
  /** What it must not cover. */
  readonly taken: readonly Area[]
  /** What it must not leave. */
  readonly within?: Area | undefined
  readonly gap: number
}

/** The nearest place beside what is taken; undefined when there is none. */
export function freePlace({ wanted, taken, within, gap }: Search): Area | undefined {
  const start = within ? into(wanted, within) : wanted
  const isFree = (area: Area): boolean =>
    (!within || contains(within, area)) && !taken.some((other) => overlap(area, other, gap))
  if (isFree(start)) return start
  const candidates = taken.flatMap((other) => beside(start, other, gap))
  const nearestFirst = candidates
    .map((area) => ({ area, distance: Math.hypot(area.x - start.x, area.y - start.y) }))
    .toSorted((a, b) => a.distance - b.distance)
  return nearestFirst.find(({ area }) => isFree(area))?.area
}

interface FirstSearch extends Omit<Search, "wanted" | "within"> {
  readonly size: Pick<Area, "w" | "h">
  readonly within: Area
}

/** The first free place in the order in which people read; undefined when there is none. */
export function firstPlace({ size, taken, within, gap }: FirstSearch): Area | undefined {
  const xs = [within.x, ...taken.map(({ x, w }) => x + w + gap)].toSorted((a, b) => a - b)
  const ys = [within.y, ...taken.map(({ y, h }) => y + h + gap)].toSorted((a, b) => a - b)
  for (const y of new Set(ys)) {
    if (y < within.y || y + size.h > within.y + within.h) continue
    const rows = taken.filter((other) => overlap({ ...within, y, h: size.h }, other, gap))
    for (const x of new Set(xs)) {
      const area = { x, y, ...size }
      if (contains(within, area) && !rows.some((other) => overlap(area, other, gap))) return area
    }
  }
  return undefined
}

/** Left, right, above and below: level with where it should be, or with an edge of the other. */
function beside(area: Area, other: Area, gap: number): readonly Area[] {
  const right = other.x + other.w
  const bottom = other.y + other.h
  const columns = [other.x - gap - area.w, right + gap]
  const rows = [other.y - gap - area.h, bottom + gap]
  const ys = [area.y, other.y, bottom - area.h, ...rows]
  const xs = [area.x, other.x, right - area.w, ...columns]
  return [
    ...columns.flatMap((x) => ys.map((y) => ({ ...area, x, y }))),
    ...rows.flatMap((y) => xs.map((x) => ({ ...area, x, y }))),
  ]
}

function into(area: Area, within: Area): Area {
  const x = Math.max(within.x, Math.min(area.x, within.x + within.w - area.w))
  const y = Math.max(within.y, Math.min(area.y, within.y + within.h - area.h))
  return { ...area, x, y }
}

function contains(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  )
}

function overlap(one: Area, other: Area, gap: number): boolean {
  // Candidates stand exactly one gap apart; rounding must not count as overlap.
  const apart = gap - 0.01
  return (
    one.x < other.x + other.w + apart &&
    other.x < one.x + one.w + apart &&
    one.y < other.y + other.h + apart &&
    other.y < one.y + one.h + apart
  )
}
