import { Graph, layout } from "@dagrejs/dagre"

import { type Box, type Drawing, type Edge, GAP, IDEAL, type Point } from "./drawing.ts"
import { crossings } from "./geometry.ts"

/** One institution hands over to another. */
export interface Pair {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Its place is the layout's business. */
  readonly label: Box
}

const MANY = 30

/** The orders of boxes that are tried in each direction. Layouts of more edges take longer, so that fewer are tried. */
function ordersFor(edges: number): number {
  return edges <= MANY ? 3 : 1
}

/** Space between layers, in units of the drawing: narrow where the wide drawing would be too small to read. */
const WIDE = 64
const NARROW = 36

/** A crossing weighs as much as this share of the text's size. */
const CROSSING_COST = 0.03

let remembered: { readonly key: string; readonly drawing: Drawing } | undefined

/**
 * The boxes laid out in layers along the arrows, with few crossings. Of several layouts the best is taken; the same
 * input gives the same layout. Lines run between boxes and labels, never through them. The last layout is remembered:
 * most edits of a board change no handover.
 */
export function bestLayout(nodes: readonly Box[], pairs: readonly Pair[]): Drawing {
  const key = JSON.stringify([nodes, pairs])
  if (remembered?.key !== key) {
    // Many arrows never fit with wide spaces, and each layout of them takes long.
    const wide = bestOf(nodes, pairs, pairs.length > MANY ? NARROW : WIDE)
    const isTight = scaleOf(wide) < 1 && pairs.length <= MANY
    const narrow = isTight ? bestOf(nodes, pairs, NARROW) : wide
    remembered = { key, drawing: costOf(narrow) < costOf(wide) ? narrow : wide }
  }
  return remembered.drawing
}

function bestOf(nodes: readonly Box[], pairs: readonly Pair[], space: number): Drawing {
  if (nodes.length === 0) return { width: 0, height: 0, bands: [], edges: [], boxes: [] }
  const orders = ordersFor(pairs.length)
  const drawings = (["LR", "TB"] as const).flatMap((direction) =>
    Array.from({ length: orders }, (_, order) => {
      const turned = turnedBy(nodes, Math.floor((order * nodes.length) / orders))
      return layoutOnce(turned, pairs, { direction, space })
    }),
  )
  const costs = drawings.map(costOf)
  const cheapest = drawings[costs.indexOf(Math.min(...costs))]
  if (!cheapest) throw new Error("No layout was tried")
  return cheapest
}

function turnedBy<T>(list: readonly T[], by: number): readonly T[] {
  return [...list.slice(by), ...list.slice(0, by)]
}

/** How large the drawing is on a projector; 1 where its text has its full size. */
function scaleOf({ height, width }: Drawing): number {
  return Math.min(1, IDEAL.width / width, IDEAL.height / height)
}

function costOf(drawing: Drawing): number {
  return crossings(drawing.edges) * CROSSING_COST + 1 / scaleOf(drawing)
}

type Direction = "LR" | "TB"

/** Places in flow coordinates: `along` the arrows and `across` them. */
interface Flow {
  readonly along: number
  readonly across: number
}

function toFlow({ x, y }: Point, direction: Direction): Flow {
  return direction === "LR" ? { along: x, across: y } : { along: y, across: x }
}

function toPoint({ across, along }: Flow, direction: Direction): Point {
  return direction === "LR" ? { x: along, y: across } : { x: across, y: along }
}

interface Look {
  readonly direction: Direction
  readonly space: number
}

function layoutOnce(
  nodes: readonly Box[],
  pairs: readonly Pair[],
  { direction, space }: Look,
): Drawing {
  const graph = new Graph({ directed: true, multigraph: true })
  graph.setGraph({
    rankdir: direction,
    ranksep: space,
    nodesep: GAP,
    edgesep: 16,
    marginx: GAP,
    marginy: GAP,
  })
  for (const { h, id, w } of nodes) graph.setNode(id, { width: w, height: h })
  for (const { from, id, label, to } of pairs) {
    graph.setEdge(from, to, { width: label.w, height: label.h, labelpos: "c" }, id)
  }
  layout(graph)
  const boxes = nodes.map((box) => centredAt(box, graph.node(box.id)))
  const routes = pairs.map((pair): Route => {
    const { points = [], x = 0, y = 0 } = graph.edge(pair.from, pair.to, pair.id)
    return { pair, inner: points.slice(1, -1), label: centredAt(pair.label, { x, y }) }
  })
  const { height = 0, width = 0 } = graph.graph()
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    bands: [],
    edges: edgesOf(routes, boxes, direction),
    boxes: [...boxes, ...routes.map(({ label }) => label)],
  }
}

function centredAt(box: Box, { x = 0, y = 0 }: Partial<Point>): Box {
  return { ...box, x: x - box.w / 2, y: y - box.h / 2 }
}

interface Route {
  readonly pair: Pair
  /** One point a layer between the ends, in which the route has a place of its own. */
  readonly inner: readonly Point[]
  readonly label: Box
}

/** An end of a route at its box; `forward` is the side to which the arrows flow. */
interface End {
  readonly route: Route
  readonly at: "from" | "to"
  readonly isForward: boolean
  /** Where the route goes next, across the flow. */
  readonly next: number
}

/** The lines of the routes: straight through each layer, slanted only between layers, ends spread along the boxes. */
function edgesOf(routes: readonly Route[], boxes: readonly Box[], direction: Direction): Edge[] {
  const boxOf = new Map(boxes.map((box) => [box.id, box]))
  const depth = layerDepths([...boxes, ...routes.map(({ label }) => label)], direction)
  const ports = portsOf(routes, boxOf, direction)
  return routes.map((route) => {
    const { pair, inner, label } = route
    const isForward = flowsForward(route, boxOf, direction)
    const middle = inner.flatMap((point) => {
      const { across, along } = toFlow(point, direction)
      const half = (depth.get(Math.round(along)) ?? 0) * (isForward ? 1 : -1)
      return [along - half, along + half].map((each) => toPoint({ along: each, across }, direction))
    })
    const ends = (["from", "to"] as const).map((at) => {
      const port = ports.get(`${pair.id} ${at}`)
      const box = boxOf.get(pair[at])
      if (!port || !box) return []
      // A box can be less deep than others in its layer: the line slants only beyond all of them.
      const { along } = toFlow(middleOf(box), direction)
      const half = depth.get(Math.round(along)) ?? 0
      const { across } = toFlow(port, direction)
      const edge = along + (isForward === (at === "from") ? half : -half)
      return [port, toPoint({ along: edge, across }, direction)]
    })
    const [from = [], to = []] = ends
    const points = [...from, ...middle, ...to.toReversed()]
    return {
      id: pair.id,
      from: pair.from,
      to: pair.to,
      label: label.id,
      points: withoutBends(points),
    }
  })
}

/** Half the depth of each layer, by the rounded place of its middle along the flow. */
function layerDepths(boxes: readonly Box[], direction: Direction): ReadonlyMap<number, number> {
  const depths = new Map<number, number>()
  for (const box of boxes) {
    const { along } = toFlow(middleOf(box), direction)
    const half = (direction === "LR" ? box.w : box.h) / 2
    const key = Math.round(along)
    depths.set(key, Math.max(half, depths.get(key) ?? 0))
  }
  return depths
}

function middleOf({ h, w, x, y }: Box): Point {
  return { x: x + w / 2, y: y + h / 2 }
}

function flowsForward(
  { pair }: Route,
  boxOf: ReadonlyMap<string, Box>,
  direction: Direction,
): boolean {
  const [from, to] = [boxOf.get(pair.from), boxOf.get(pair.to)]
  if (!from || !to) return true
  return toFlow(middleOf(from), direction).along <= toFlow(middleOf(to), direction).along
}

/** Where each route leaves and enters its boxes, by the route's id and end: spread in the order in which the routes go on. */
function portsOf(
  routes: readonly Route[],
  boxOf: ReadonlyMap<string, Box>,
  direction: Direction,
): ReadonlyMap<string, Point> {
  const ends = routes.flatMap((route): End[] => {
    const isForward = flowsForward(route, boxOf, direction)
    const [first, last] = [route.inner.at(0), route.inner.at(-1)].map((point) =>
      point ? toFlow(point, direction).across : 0,
    )
    return [
      { route, at: "from", isForward, next: first ?? 0 },
      { route, at: "to", isForward: !isForward, next: last ?? 0 },
    ]
  })
  const bySide = Map.groupBy(ends, ({ at, isForward, route }) => `${route.pair[at]} ${isForward}`)
  const ports = new Map<string, Point>()
  for (const side of bySide.values()) {
    const sorted = side.toSorted((a, b) => a.next - b.next)
    for (const [index, { at, isForward, route }] of sorted.entries()) {
      const box = boxOf.get(route.pair[at])
      if (!box) continue
      const [depth, breadth] = direction === "LR" ? [box.w, box.h] : [box.h, box.w]
      const { across, along } = toFlow(middleOf(box), direction)
      const share = (index + 1) / (sorted.length + 1) - 0.5
      const port = {
        along: along + (isForward ? depth : -depth) / 2,
        across: across + share * breadth,
      }
      ports.set(`${route.pair.id} ${at}`, toPoint(port, direction))
    }
  }
  return ports
}

/** Without points on a straight line between their neighbours. */
function withoutBends(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before || !after) return true
    const turn =
      (point.x - before.x) * (after.y - before.y) - (point.y - before.y) * (after.x - before.x)
    return Math.abs(turn) > 0.01
  })
}
