import { generateKeyBetween } from "fractional-indexing"

import { type Area, firstPlace } from "../place/free-place.ts"
import { LIMITS } from "../records/limits.ts"
import { type ShapeRecord } from "../records/record.ts"
import { NOTE_SIZE } from "../template/shapes.ts"
import { isNote, noteHeight, type NotePlace } from "./note-records.ts"
import { type BoundsOptions, childBounds } from "./shape-bounds.ts"

const GAP = 20
/** The scale in an area without room, as a part of the usual one. */
const SMALLEST = 0.5
/** A note is smaller than the others where only that fits, and then lies on others beside their words. */
const TRIES = [
  { kept: "shapes", scale: 1 },
  { kept: "shapes", scale: 0.75 },
  { kept: "shapes", scale: SMALLEST },
  { kept: "words", scale: SMALLEST },
] as const
const PAGE_WIDTH = 2_000

interface Wanted {
  /** A frame, or a page. */
  readonly areaId: string
  readonly text: string
  /** The note itself, where it is one that moves. */
  readonly noteId?: string
}

/**
 * Where a note goes in an area: the first place, as people read, that covers nothing; as large as the area's other
 * notes, or smaller where only that fits. In a full area it lies on others, so that it is not lost outside.
 */
export function notePlace(
  all: readonly ShapeRecord[],
  { areaId, text, noteId }: Wanted,
  options: BoundsOptions,
): NotePlace {
  const shapes = all.filter(({ id }) => id !== noteId)
  const children = shapes.filter(({ parentId }) => parentId === areaId)
  const notes = children.filter(isNote)
  const frame = shapes.find(({ id }) => id === areaId)
  const within = frame
    ? insideOf(frame)
    : belowOthers(childBounds(shapes, areaId, options), children)
  const usual = usualScale(notes)
  const inFrame = { parentId: areaId, index: indexAbove(children) }
  for (const { kept, scale } of TRIES) {
    const taken = childBounds(shapes, areaId, { ...options, kept })
    const size = { w: NOTE_SIZE * scale * usual, h: noteHeight(text) * scale * usual }
    const place = firstPlace({ size, taken, within, gap: kept === "words" ? 0 : GAP })
    if (place) return { ...inFrame, x: place.x, y: place.y, scale: scale * usual }
  }
  const scale = SMALLEST * usual
  const size = { w: NOTE_SIZE * scale, h: noteHeight(text) * scale }
  return { ...inFrame, ...alongBottom(within, size, notes.length), scale }
}

/** Notes begin at their top: what lies on their lower part covers the fewest words. */
function alongBottom(
  { x, y, w, h }: Area,
  size: Pick<Area, "w" | "h">,
  count: number,
): { x: number; y: number } {
  const columns = Math.max(1, Math.floor((w + GAP) / (size.w + GAP)))
  return { x: x + (count % columns) * (size.w + GAP), y: Math.max(y, y + h - size.h) }
}

function insideOf({ props }: ShapeRecord): Area {
  const [w, h] = [Number(props["w"]), Number(props["h"])]
  return { x: GAP, y: GAP, w: Math.max(0, w - 2 * GAP), h: Math.max(0, h - 2 * GAP) }
}

/** On a page: below everything that is no note, beside other notes there. */
function belowOthers(taken: readonly Area[], children: readonly ShapeRecord[]): Area {
  const left = taken.reduce((least, { x }) => Math.min(least, x), taken.length > 0 ? Infinity : 0)
  const areas = children.filter((child) => !isNote(child) && typeof child.props["h"] === "number")
  const bottom = areas.reduce((most, { y, props }) => Math.max(most, y + Number(props["h"])), 0)
  const y =
    areas.length > 0 ? bottom + 2 * GAP : taken.reduce((least, area) => Math.min(least, area.y), 0)
  return { x: left, y, w: PAGE_WIDTH, h: LIMITS.coordinate }
}

/** The scale that most notes there have. */
function usualScale(notes: readonly ShapeRecord[]): number {
  const scales = notes.map(({ props }) => Number(props["scale"] ?? 1))
  const counts = [...Map.groupBy(scales, (scale) => scale)]
  const [most] = counts.toSorted(([, a], [, b]) => b.length - a.length)
  const [scale] = most ?? [1]
  return Math.min(4, Math.max(0.5, scale))
}

function indexAbove(children: readonly ShapeRecord[]): string {
  const keys = children.map(({ index }) => index).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return generateKeyBetween(keys.at(-1) ?? null, null)
}
