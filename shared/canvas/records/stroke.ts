import * as Y from "yjs"

import { deepEqual, isJsonObject, type Json, type JsonObject } from "./json.ts"

/*
 * A stroke grows point by point, sixty times a second. As one value it would be sent whole each time; as a list of
 * chunks each update holds only the new points. A chunk is a flat list of numbers:
 *   [kind, x, y, z, dx, dy, dz, …]   whole hundredths, each point as the difference to the one before
 * or, for numbers that hundredths do not hold exactly, { kind, points } as they are.
 */
const NEW_FREE = 0
const NEW_STRAIGHT = 1
const APPEND = 2
type Kind = typeof NEW_FREE | typeof NEW_STRAIGHT | typeof APPEND

interface Segment {
  readonly type: "free" | "straight"
  readonly points: readonly Json[]
}
type Chunk = readonly number[] | { readonly kind: Kind; readonly points: readonly Json[] }

/** True for what `createStroke` can hold: a list of segments, each with a type and points. */
export function isStroke(value: unknown): value is readonly JsonObject[] {
  return Array.isArray(value) && value.every(isSegment)
}

function isSegment(value: unknown): value is JsonObject & Segment {
  return (
    isJsonObject(value) &&
    (value["type"] === "free" || value["type"] === "straight") &&
    Array.isArray(value["points"]) &&
    Object.keys(value).length === 2
  )
}

export function createStroke(segments: readonly JsonObject[]): Y.Array<Chunk> {
  return Y.Array.from(toSegments(segments).map(newSegment))
}

export function readStroke(stroke: Y.Array<unknown>): JsonObject[] {
  const segments: { type: "free" | "straight"; points: Json[] }[] = []
  for (const chunk of stroke.toArray()) {
    const { kind, points } = readChunk(chunk)
    const last = segments.at(-1)
    if (kind === APPEND && last) last.points.push(...points)
    else segments.push({ type: kind === NEW_STRAIGHT ? "straight" : "free", points })
  }
  return segments
}

/**
 * Appends the new points at the end. Returns false when more than the end differs, for instance after a resize: the caller
 * then replaces the stroke, so that two people who resize at the same time do not get both results.
 */
export function appendToStroke(stroke: Y.Array<unknown>, to: readonly JsonObject[]): boolean {
  const from = readStroke(stroke)
  const next = toSegments(to)
  const last = from.at(-1)
  const grown = next[from.length - 1]
  if (!last || !grown || next.length < from.length) return false
  if (!from.slice(0, -1).every((segment, i) => deepEqual(segment, next[i]))) return false
  if (last["type"] !== grown.type) return false
  const known = last["points"]
  if (!Array.isArray(known) || !known.every((point, i) => deepEqual(point, grown.points[i])))
    return false
  const added = grown.points.slice(known.length)
  const chunks = next.slice(from.length).map(newSegment)
  if (added.length > 0) chunks.unshift(toChunk(APPEND, added))
  if (chunks.length > 0) stroke.push(chunks)
  return true
}

function toSegments(segments: readonly JsonObject[]): Segment[] {
  return segments.filter(isSegment)
}

function newSegment(segment: Segment): Chunk {
  return toChunk(segment.type === "straight" ? NEW_STRAIGHT : NEW_FREE, segment.points)
}

function toChunk(kind: Kind, points: readonly Json[]): Chunk {
  const numbers: number[] = [kind]
  let before = [0, 0, 0]
  for (const point of points) {
    const hundredths = toHundredths(point)
    if (!hundredths) return { kind, points }
    numbers.push(...hundredths.map((value, i) => value - (before[i] ?? 0)))
    before = hundredths
  }
  return numbers
}

function toHundredths(point: Json): number[] | null {
  if (!isJsonObject(point) || Object.keys(point).join() !== "x,y,z") return null
  const values = [point["x"], point["y"], point["z"]]
  const hundredths: number[] = []
  for (const value of values) {
    const rounded = typeof value === "number" ? Math.round(value * 100) : Number.NaN
    if (!Number.isSafeInteger(rounded) || rounded / 100 !== value) return null
    hundredths.push(rounded)
  }
  return hundredths
}

function readChunk(chunk: unknown): { kind: number; points: Json[] } {
  if (isJsonObject(chunk)) {
    return {
      kind: Number(chunk["kind"]),
      points: Array.isArray(chunk["points"]) ? [...chunk["points"]] : [],
    }
  }
  if (!Array.isArray(chunk)) return { kind: APPEND, points: [] }
  const [kind, ...numbers] = chunk.map(Number)
  const points: Json[] = []
  let [x, y, z] = [0, 0, 0]
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    x += numbers[i] ?? 0
    y += numbers[i + 1] ?? 0
    z += numbers[i + 2] ?? 0
    points.push({ x: x / 100, y: y / 100, z: z / 100 })
  }
  return { kind: kind ?? APPEND, points }
}
