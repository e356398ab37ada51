/** A point of a drawing; x to the right, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly w: number
  readonly h: number
}

/** What a box means; `TONES` has its colours. */
export type Tone =
  | "head"
  | "plain"
  | "muted"
  | "label"
  | "lane"
  | "heat0"
  | "heat1"
  | "heat2"
  | "heat3"
  | "heat4"

interface Colours {
  readonly fill: string
  readonly stroke: string
  readonly text: string
}

/** Colours of the boxes on white; each text has a contrast of at least 4.5:1. */
export const TONES: Readonly<Record<Tone, Colours>> = {
  head: { fill: "#1f3d36", stroke: "#1f3d36", text: "#ffffff" },
  plain: { fill: "#ffffff", stroke: "#1f3d36", text: "#14212b" },
  muted: { fill: "#f3f5f6", stroke: "#8a97a3", text: "#4a5560" },
  label: { fill: "#ffffff", stroke: "#ffffff", text: "#14212b" },
  lane: { fill: "#f3f5f6", stroke: "#c5cdd4", text: "#14212b" },
  heat0: { fill: "#ffffff", stroke: "#c5cdd4", text: "#14212b" },
  heat1: { fill: "#e3efec", stroke: "#8a97a3", text: "#14212b" },
  heat2: { fill: "#b5d3cb", stroke: "#8a97a3", text: "#14212b" },
  heat3: { fill: "#3f7a6c", stroke: "#8a97a3", text: "#ffffff" },
  heat4: { fill: "#1f3d36", stroke: "#8a97a3", text: "#ffffff" },
}

export const LINE_COLOUR = "#4a5560"

export interface TextLine {
  readonly text: string
  readonly isStrong: boolean
}

/** A rectangle with its lines of text, which are centred in height and fit into it. */
export interface Box extends Rect {
  /** Unique in the drawing and stable while people edit: the kind of entry and its id, such as `task:t1`. */
  readonly id: string
  readonly tone: Tone
  readonly align: "start" | "middle"
  /** The text in paragraphs, for programs that break lines themselves. */
  readonly text: readonly TextLine[]
  /** The text in lines as they are drawn. */
  readonly lines: readonly TextLine[]
}

/** A line of straight pieces from one box to another. */
export interface Edge {
  readonly id: string
  /** Ids of the boxes that it connects. */
  readonly from: string
  readonly to: string
  /** The box that holds its label, if it has one. */
  readonly label?: string
  readonly points: readonly Point[]
}

/** A diagram as boxes and lines from (0, 0) to (width, height), drawn in this order: bands, edges, boxes. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** Backgrounds of rows; boxes and lines stand on them. */
  readonly bands: readonly Rect[]
  readonly edges: readonly Edge[]
  readonly boxes: readonly Box[]
}

/** Size of every text in a drawing; drawings are made for a width of 1920. */
export const FONT_SIZE = 24
export const LINE_HEIGHT = 30
/** The width that drawings are laid out for, and the height that they keep to where they can. */
export const IDEAL = { width: 1920, height: 1080 } as const
/** Space between text and the edge of its box. */
export const PADDING = 12
/** Space between boxes, and around the drawing. */
export const GAP = 20

const ARROW_LENGTH = 16
const ARROW_HALF = 7

/** The triangle at the end of an edge; empty for an edge without length. */
export function arrowHead(points: readonly Point[]): readonly Point[] {
  const [tip, before] = [points.at(-1), points.at(-2)]
  if (!tip || !before) return []
  const length = Math.hypot(tip.x - before.x, tip.y - before.y)
  if (length === 0) return []
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length]
  const base = { x: tip.x - dx * ARROW_LENGTH, y: tip.y - dy * ARROW_LENGTH }
  return [
    tip,
    { x: base.x - dy * ARROW_HALF, y: base.y + dx * ARROW_HALF },
    { x: base.x + dy * ARROW_HALF, y: base.y - dx * ARROW_HALF },
  ]
}

/** Where a line of a box's text begins or has its middle, on the base line. */
export function textPlace(box: Box, line: number): Point {
  const top = box.y + (box.h - box.lines.length * LINE_HEIGHT) / 2
  const x = box.align === "middle" ? box.x + box.w / 2 : box.x + PADDING
  return { x, y: top + line * LINE_HEIGHT + LINE_HEIGHT * 0.76 }
}
