import { type Area } from "./free-place.ts"

interface Point {
  readonly x: number
  readonly y: number
}

interface LabelSize {
  readonly w: number
  readonly h: number
}

/** An arrow between two cards that has yet to find its way. */
export interface WantedArrow {
  readonly from: Area
  readonly to: Area
  readonly label: LabelSize
}

/** All in the coordinates of the arrows. */
interface Surroundings {
  /** Cards and whatever else arrows should not cover. */
  readonly cards: readonly Area[]
  /** Unit of the bends that are tried: about the gap between two cards. */
  readonly step: number
}

/** How an arrow runs. */
export interface ArrowCourse {
  /** In page units, to the right of its direction when positive. */
  readonly bend: number
  /** Where its label stands, from 0 at its beginning to 1 at its end. */
  readonly labelPosition: number
}

/** Bends and places of the label to try, bends in steps; the first of equally good ones is taken. */
const BENDS = [0, 0.6, -0.6, 1.2, -1.2, 2, -2, 3, -3]
const LABEL_POSITIONS = [0.5, 0.35, 0.65, 0.22, 0.78]
/** Points of an arrow that are looked at. */
const SAMPLES = 24
const COST = { card: 10, label: 40, line: 3, bend: 1, position: 4 }

/**
 * The course of each arrow, so that it runs beside cards instead of over them, and no label covers another or a card.
 * Deterministic for the same input.
 */
export function arrowCourses(
  arrows: readonly WantedArrow[],
  { cards, step }: Surroundings,
): readonly ArrowCourse[] {
  const labels: Area[] = []
  const lines: Point[] = []
  return arrows.map((arrow) => {
    const courses = BENDS.flatMap((steps) => {
      const bend = steps * step
      const crossed = crossedBy(arrow, bend, cards)
      const along = alongside(arrow, bend, lines)
      const cost = COST.card * crossed + COST.line * along + COST.bend * Math.abs(steps)
      return LABEL_POSITIONS.map((labelPosition) => {
        const label = labelOf(arrow, { bend, labelPosition })
        const covered = [...labels, ...cards].filter((other) => overlap(label, other)).length
        const away = COST.position * Math.abs(labelPosition - 0.5)
        return { bend, labelPosition, label, cost: cost + COST.label * covered + away }
      })
    })
    const [best] = courses.toSorted((a, b) => a.cost - b.cost)
    if (!best) return { bend: 0, labelPosition: 0.5 }
    labels.push(best.label)
    lines.push(...pointsOf(arrow, best.bend))
    return { bend: best.bend, labelPosition: best.labelPosition }
  })
}

/** How many points of the arrow lie on cards that it does not belong to. */
function crossedBy({ from, to }: WantedArrow, bend: number, cards: readonly Area[]): number {
  const others = cards.filter((card) => !isSame(card, from) && !isSame(card, to))
  const points = pointsOf({ from, to }, bend)
  return points.filter((point) => others.some((card) => holds(card, point))).length
}

/** How many points of the arrow lie on or close to other arrows. */
function alongside(arrow: WantedArrow, bend: number, lines: readonly Point[]): number {
  const near = arrow.label.h / 2
  const isNear = (one: Point, other: Point): boolean =>
    Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near
  return pointsOf(arrow, bend).filter((point) => lines.some((line) => isNear(point, line))).length
}

/** Points of the arrow between its cards: in a card all of its arrows meet. */
function pointsOf({ from, to }: Pick<WantedArrow, "from" | "to">, bend: number): readonly Point[] {
  const points = Array.from({ length: SAMPLES }, (_, index) =>
    pointAt({ from, to }, bend, (index + 0.5) / SAMPLES),
  )
  return points.filter((point) => !holds(from, point) && !holds(to, point))
}

function labelOf({ from, to, label }: WantedArrow, { bend, labelPosition }: ArrowCourse): Area {
  const { x, y } = pointAt({ from, to }, bend, labelPosition)
  return { x: x - label.w / 2, y: y - label.h / 2, ...label }
}

/** A point of the arc, which a parabola through the same three points stands for. */
function pointAt({ from, to }: Pick<WantedArrow, "from" | "to">, bend: number, at: number): Point {
  const [a, b] = [middle(from), middle(to)]
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const out = 4 * at * (1 - at) * bend
  return {
    x: a.x + (b.x - a.x) * at - ((b.y - a.y) / length) * out,
    y: a.y + (b.y - a.y) * at + ((b.x - a.x) / length) * out,
  }
}

function middle({ x, y, w, h }: Area): Point {
  return { x: x + w / 2, y: y + h / 2 }
}

/** tldraw's labels in size `s`, at scale 1; on a short arrow they have several lines. */
const LABEL = { size: 18, character: 9.2, least: 200, padding: 12 }

/** About the room that an arrow's label takes. */
export function estimateLabel(
  text: string,
  { from, to, scale }: Pick<WantedArrow, "from" | "to"> & { readonly scale: number },
): LabelSize {
  const [a, b] = [middle(from), middle(to)]
  const between = Math.hypot(b.x - a.x, b.y - a.y) - (from.w + to.w) / 2
  const most = Math.max(LABEL.least * scale, between)
  const width = text.length * LABEL.character * scale
  const lines = Math.max(1, Math.ceil(width / most))
  const padding = LABEL.padding * scale
  return {
    w: Math.min(most, width) + padding,
    h: lines * LABEL.size * 1.35 * scale + padding,
  }
}

function isSame(one: Area, other: Area): boolean {
  return one.x === other.x && one.y === other.y && one.w === other.w && one.h === other.h
}

function holds({ x, y, w, h }: Area, point: Point): boolean {
  return point.x > x && point.x < x + w && point.y > y && point.y < y + h
}

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
