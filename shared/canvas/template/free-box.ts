import { type ShapeRecord } from "../records/record.ts"
import { plainText } from "../text/rich-text.ts"
import { estimateLines } from "../text/text-size.ts"
import { GAP, MARGIN } from "./frame-draft.ts"
import { NOTE_SIZE } from "./shapes.ts"

export const ACTORS_FRAME = "shape:frame-actors"
export const CHAIN_FRAME = "shape:frame-chain"

/** A rectangle in a frame's coordinates. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export const ACTOR_COLUMNS = 4
export const LEAST_ACTOR_HEIGHT = 150
/** Of a heading. */
const TEXT_SIZE = 36
export const CHAIN_CARD = { w: 340, h: 150 }

/**
 * Where the next institution's card fits into a template's area. Among the actors that is the first empty place of
 * the template; along the chain it is the bottom, from where people move it to its phase. Undefined without room.
 */
export function freeBox(shapes: readonly ShapeRecord[], frameId: string): Box | undefined {
  const frame = shapes.find(({ id }) => id === frameId)
  if (!frame) return undefined
  const size = { w: Number(frame.props["w"]), h: Number(frame.props["h"]) }
  const children = shapes.filter(({ parentId }) => parentId === frameId)
  const taken = children.filter((child) => !isEmptyPlace(child)).map(boxOf)
  const boxes =
    frameId === ACTORS_FRAME ? [...emptyPlaces(children), ...actorGrid(size)] : chainGrid(size)
  return boxes.find((box) => !taken.some((other) => overlaps(box, other)))
}

function isEmptyPlace({ id, props }: ShapeRecord): boolean {
  return id.startsWith("shape:actors-place-") && plainText(props["richText"]).trim() === ""
}

function emptyPlaces(children: readonly ShapeRecord[]): Box[] {
  return children
    .filter(isEmptyPlace)
    .map(boxOf)
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
}

interface Size {
  readonly w: number
  readonly h: number
}

function actorGrid(frame: Size): Box[] {
  const w = (frame.w - 2 * MARGIN - (ACTOR_COLUMNS - 1) * GAP) / ACTOR_COLUMNS
  return gridOf(frame, { w, h: LEAST_ACTOR_HEIGHT })
}

/** From the bottom row up, but not among the phases. */
function chainGrid(frame: Size): Box[] {
  const rows = Map.groupBy(gridOf(frame, CHAIN_CARD), ({ y }) => y)
  return [...rows.values()]
    .toReversed()
    .flat()
    .filter(({ y }) => y > frame.h / 3)
}

/** Row by row, the last row at the frame's bottom. */
function gridOf(frame: Size, { w, h }: Size): Box[] {
  const columns = Math.floor((frame.w - 2 * MARGIN + GAP) / (w + GAP))
  const rows = Math.floor((frame.h - 2 * MARGIN + GAP) / (h + GAP))
  return Array.from({ length: rows * columns }, (_, i) => ({
    x: MARGIN + (i % columns) * (w + GAP),
    y: frame.h - MARGIN - h - (rows - 1 - Math.floor(i / columns)) * (h + GAP),
    w,
    h,
  }))
}

function boxOf({ type, x, y, props }: ShapeRecord): Box {
  const scale = Number(props["scale"] ?? 1)
  if (type === "note") return { x, y, w: NOTE_SIZE * scale, h: NOTE_SIZE * scale }
  const w = Number(props["w"] ?? 0)
  if (type === "text") return { x, y, w: w * scale, h: textHeight(props["richText"], w) * scale }
  return { x, y, w, h: Number(props["h"] ?? 0) + Number(props["growY"] ?? 0) }
}

function textHeight(richText: unknown, width: number): number {
  const lines = estimateLines(plainText(richText), { width, fontSize: TEXT_SIZE })
  return lines * TEXT_SIZE * 1.35
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
