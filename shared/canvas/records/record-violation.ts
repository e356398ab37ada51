import { richTextViolation } from "../text/rich-text.ts"
import { isDeeperThan, isJsonObject, type JsonObject } from "./json.ts"
import { LIMITS } from "./limits.ts"
import type { CanvasRecord } from "./record.ts"
import { isStroke } from "./stroke.ts"

/** Why a record that tldraw's schema accepts would still harm whoever sees it, or null when it would not. */
export function recordViolation(record: CanvasRecord): string | null {
  const problem = nameProblem(record) ?? depthProblem(record)
  if (problem) return problem
  if (record.typeName === "asset") return assetProblem(record)
  if (record.typeName === "document") return gridProblem(record)
  if (["x", "y", "rotation"].some((name) => isFarAway(record[name]))) return "too far away"
  const props = record["props"]
  if (!isJsonObject(props)) return null
  return (
    textProblem(props) ??
    numbersProblem(props) ??
    strokeProblem(props) ??
    lineProblem(record, props)
  )
}

function textProblem(props: JsonObject): string | null {
  for (const value of Object.values(props)) {
    if (typeof value === "string" && value.length > LIMITS.textLength) return "text too long"
  }
  return props["richText"] === undefined ? null : richTextViolation(props["richText"])
}

/** tldraw reads values one call within the other, and takes any in `meta`. */
function depthProblem(record: CanvasRecord): string | null {
  const { props, ...fields } = record
  const values = [...Object.values(fields), ...ownValues(props)]
  return values.some((value) => isDeeperThan(LIMITS.valueDepth, value)) ? "too deep" : null
}

/** Without those two, which have limits of their own, and are large. */
function ownValues(props: unknown): unknown[] {
  if (!isJsonObject(props)) return [props]
  const { richText: _text, segments: _stroke, ...others } = props
  return Object.values(others)
}

const NAMES = ["id", "parentId", "fromId", "toId", "name"]

function nameProblem(record: CanvasRecord): string | null {
  // Copied field by field, as tldraw does, it would become the copy's prototype.
  for (const fields of [record, record["props"], record["meta"]]) {
    if (isJsonObject(fields) && Object.hasOwn(fields, "__proto__")) return "not a name"
  }
  for (const name of NAMES) {
    const value = record[name]
    if (typeof value === "string" && value.length > LIMITS.nameLength) return `${name} too long`
  }
  return isOrderKey(record["index"]) ? null : "order key too long"
}

/** Of what is no string the schema knows better. */
function isOrderKey(key: unknown): boolean {
  return typeof key !== "string" || key.length <= LIMITS.orderLength
}

/** tldraw divides by it. */
function gridProblem({ gridSize }: CanvasRecord): string | null {
  return gridSize === undefined || isBetween(gridSize, { least: 1, most: LIMITS.size.most })
    ? null
    : "no such grid"
}

function isBetween(value: unknown, { least, most }: { least: number; most: number }): boolean {
  return typeof value !== "number" || (value >= least && value <= most)
}

/** Of what is no number the schema knows better. */
function numbersProblem(props: JsonObject): string | null {
  for (const name of ["w", "h"]) if (!isBetween(props[name], LIMITS.size)) return "no such size"
  if (!isBetween(props["scale"], LIMITS.scale)) return "no such scale"
  return ownValues(props).every(isBearable) ? null : "too large"
}

function isFarAway(value: unknown): boolean {
  return typeof value === "number" && !(Math.abs(value) <= LIMITS.coordinate)
}

function isBearable(value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) <= LIMITS.size.most
  if (typeof value !== "object" || value === null) return true
  return Object.values(value).every(isBearable)
}

/** tldraw throws on a line that has nothing to go through, or two points of which none is the first. */
function lineProblem({ type }: CanvasRecord, { points }: JsonObject): string | null {
  if (type !== "line") return null
  const all = isJsonObject(points) ? Object.entries(points) : []
  if (all.length < 2) return "a line without two points"
  const keys = new Set<unknown>()
  for (const [id, point] of all) {
    if (!isJsonObject(point) || point["id"] !== id) return "not a point of a line"
    if (!isOrderKey(point["index"])) return "order key too long"
    keys.add(point["index"])
  }
  return keys.size < all.length ? "two points of a line at once" : null
}

function strokeProblem(props: JsonObject): string | null {
  const segments = props["segments"]
  if (segments === undefined) return null
  if (!isStroke(segments)) return "not a stroke"
  let points = 0
  for (const segment of segments) {
    if (!Array.isArray(segment["points"])) continue
    if (!segment["points"].every(isBearable)) return "too large"
    points += segment["points"].length
  }
  if (points === 0) return "a stroke without points"
  return points > LIMITS.strokePoints ? "stroke too long" : null
}

/** A picture from another host would tell that host who looks at this board; SVG can hold scripts. */
function assetProblem(asset: CanvasRecord): string | null {
  const props = isJsonObject(asset["props"]) ? asset["props"] : {}
  const source = props["src"]
  if (typeof source === "string" && source !== "" && !isOwnSource(source))
    return "picture that is not on this server"
  if (props["mimeType"] === "image/svg+xml") return "SVG picture"
  if (!["w", "h"].every((name) => isBetween(props[name], LIMITS.size))) return "no such size"
  const remote = [props["image"], props["favicon"]].some(
    (url) => typeof url === "string" && url !== "",
  )
  return remote ? "preview from another host" : null
}

/** Never the picture itself: it would be sent to everybody again with each opening, and nobody could look into it. */
function isOwnSource(source: string): boolean {
  return source.startsWith("asset:") || /^\/(?!\/)/.test(source)
}
