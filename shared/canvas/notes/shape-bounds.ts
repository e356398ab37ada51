import { type Area } from "../place/free-place.ts"
import { type JsonObject, stringAt } from "../records/json.ts"
import { type ShapeRecord } from "../records/record.ts"
import { NOTE_SIZE } from "../template/shapes.ts"
import { plainText } from "../text/rich-text.ts"
import { estimateLines } from "../text/text-size.ts"

/** What cannot be known from a record. */
export interface BoundsOptions {
  /** The height of the matrix divided by its width. */
  readonly matrixRatio: number
}

/** What another note must not cover: the shapes, or of notes only their words. */
type Kept = "shapes" | "words"

/** Lines run across other things anyway. */
const LINES: ReadonlySet<string> = new Set(["arrow", "line", "draw", "highlight"])
const FONT_SIZES: Readonly<Record<string, number>> = { s: 18, m: 24, l: 36, xl: 44 }
const LINE_HEIGHT = 1.35
const PADDING = 16
const MOST_DEPTH = 32

/** The rectangles that the children of a shape or page cover, in its coordinates; groups by what is in them. */
export function childBounds(
  shapes: readonly ShapeRecord[],
  parentId: string,
  { matrixRatio, kept = "shapes" }: BoundsOptions & { readonly kept?: Kept },
): Area[] {
  const sizeOf = (shape: ShapeRecord): Area => {
    if (shape.type === "matrix") {
      const w = numberAt(shape.props["w"], 0)
      return box(w, w * matrixRatio)
    }
    return kept === "words" && shape.type === "note" ? wordsOf(shape) : boxOf(shape)
  }
  const children = Map.groupBy(shapes, (shape) => shape.parentId)
  const boundsIn = (id: string, depth: number): Area[] =>
    (children.get(id) ?? []).flatMap((shape) => {
      if (LINES.has(shape.type) || depth > MOST_DEPTH) return []
      if (shape.type !== "group") return turned(shape, [sizeOf(shape)])
      return turned(shape, boundsIn(shape.id, depth + 1))
    })
  return boundsIn(parentId, 0)
}

function boxOf({ type, props }: ShapeRecord): Area {
  const scale = numberAt(props["scale"], 1)
  const growth = numberAt(props["growY"], 0)
  const w = numberAt(props["w"], 0)
  if (type === "note") return box(NOTE_SIZE * scale, (NOTE_SIZE + growth) * scale)
  if (type !== "text") return box(w, numberAt(props["h"], 0) + growth)
  return box(w * scale, textHeight(props, w) * scale)
}

/** The upper part of a note, as far as its text goes; all of a note whose text stands in the middle. */
function wordsOf(note: ShapeRecord): Area {
  const { props } = note
  const whole = boxOf(note)
  if (plainText(props["richText"]).trim() === "") return { ...whole, h: 0 }
  if (props["verticalAlign"] !== "start") return whole
  const height = textHeight(props, NOTE_SIZE - 2 * PADDING) + 2 * PADDING
  return { ...whole, h: Math.min(whole.h, height * numberAt(props["scale"], 1)) }
}

function textHeight(props: JsonObject, width: number): number {
  const fontSize = FONT_SIZES[stringAt(props, "size")] ?? 24
  const size = { width: Math.max(width, 1), fontSize }
  return estimateLines(plainText(props["richText"]), size) * fontSize * LINE_HEIGHT
}

function numberAt(value: unknown, without: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : without
}

function box(w: number, h: number): Area {
  return { x: 0, y: 0, w, h }
}

/** The rectangles around areas of a shape's own coordinates, in its parent's. */
function turned({ x, y, rotation }: ShapeRecord, areas: readonly Area[]): Area[] {
  const [sin, cos] = [Math.sin(rotation), Math.cos(rotation)]
  return areas.map((area) => {
    const corners = [
      [area.x, area.y],
      [area.x + area.w, area.y],
      [area.x, area.y + area.h],
      [area.x + area.w, area.y + area.h],
    ].map(([cx = 0, cy = 0]) => [x + cx * cos - cy * sin, y + cx * sin + cy * cos])
    const xs = corners.map(([cx = 0]) => cx)
    const ys = corners.map(([, cy = 0]) => cy)
    const [left, top] = [Math.min(...xs), Math.min(...ys)]
    return { x: left, y: top, w: Math.max(...xs) - left, h: Math.max(...ys) - top }
  })
}
