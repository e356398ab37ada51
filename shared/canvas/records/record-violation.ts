import { cardViolation } from "../cards/card-record.ts"
import { richTextViolation } from "../text/rich-text.ts"
import { isDeeperThan, isJsonObject, type JsonObject } from "./json.ts"
import { LIMITS } from "./limits.ts"
import type { CanvasRecord } from "./record.ts"
import { isStroke } from "./stroke.ts"

/** Why a record that tldraw's schema accepts would still harm whoever sees it, or null when it would not. */
export function recordViolation(record: CanvasRecord): string | null {
  const violation = nameViolation(record) ?? depthViolation(record)
  if (violation) return violation
  if (record.typeName === "asset") return assetViolation(record)
  if (record.typeName === "document") return gridViolation(record)
  if (["x", "y", "rotation"].some((name) => isFarAway(record[name]))) return "too far away"
  const props = record["props"]
  if (!isJsonObject(props)) return null
  return (
    textViolation(props) ??
    numbersViolation(props) ??
    strokeViolation(props) ??
    lineViolation(record, props) ??
    cardViolation(record, props)
  )
}

function textViolation(props: JsonObject): string | null {
  for (const value of Object.values(props)) {
    if (typeof value === "string" && value.length > LIMITS.textLength) return "text too long"
  }
  return props["richText"] === undefined ? null : richTextViolation(props["richText"])
}

/** tldraw reads values recursively, and accepts any value in `meta`. */
function depthViolation(record: CanvasRecord): string | null {
  const { props, ...fields } = record
  const values = [...Object.values(fields), ...ownValues(props)]
  return values.some((value) => isDeeperThan(LIMITS.valueDepth, value)) ? "too deep" : null
}

/** Without texts and strokes, which are large and have limits of their own. */
function ownValues(props: unknown): unknown[] {
  if (!isJsonObject(props)) return [props]
  const { richText: _text, segments: _stroke, ...others } = props
  return Object.values(others)
}

const NAMES = ["id", "parentId", "fromId", "toId", "name"]

function nameViolation(record: CanvasRecord): string | null {
  // tldraw copies records field by field, which would make this value the copy's prototype.
  for (const fields of [record, record["props"], record["meta"]]) {
    if (isJsonObject(fields) && Object.hasOwn(fields, "__proto__")) return "not a name"
  }
  for (const name of NAMES) {
    const value = record[name]
    if (typeof value === "string" && value.length > LIMITS.nameLength) return `${name} too long`
  }
  return isOrderKey(record["index"]) ? null : "order key too long"
}

/** Violations of string limits; tldraw's schema checks the type. */
function isOrderKey(key: unknown): boolean {
  return typeof key !== "string" || key.length <= LIMITS.orderLength
}

/** tldraw divides by it. */
function gridViolation({ gridSize }: CanvasRecord): string | null {
  return gridSize === undefined || isBetween(gridSize, { least: 1, most: LIMITS.size.most })
    ? null
    : "no such grid"
}

function isBetween(value: unknown, { least, most }: { least: number; most: number }): boolean {
  return typeof value !== "number" || (value >= least && value <= most)
}

/** Violations of number limits; tldraw's schema checks the type. */
function numbersViolation(props: JsonObject): string | null {
  for (const name of ["w", "h"]) if (!isBetween(props[name], LIMITS.size)) return "no such size"
  if (!isBetween(props["scale"], LIMITS.scale)) return "no such scale"
  return ownValues(props).every(isInRange) ? null : "too large"
}

function isFarAway(value: unknown): boolean {
  return typeof value === "number" && !(Math.abs(value) <= LIMITS.coordinate)
}

function isInRange(value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) <= LIMITS.size.most
  if (typeof value !== "object" || value === null) return true
  return Object.values(value).every(isInRange)
}

/** tldraw throws on a line without points, and on points with equal order keys. */
function lineViolation({ type }: CanvasRecord, { points }: JsonObject): string | null {
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

function strokeViolation(props: JsonObject): string | null {
  const segments = props["segments"]
  if (segments === undefined) return null
  if (!isStroke(segments)) return "not a stroke"
  let points = 0
  for (const segment of segments) {
    if (!Array.isArray(segment["points"])) continue
    if (!segment["points"].every(isInRange)) return "too large"
    points += segment["points"].length
  }
  if (points === 0) return "a stroke without points"
  return points > LIMITS.strokePoints ? "stroke too long" : null
}

/** A picture from another host would reveal this board's readers to that host; SVG can contain scripts. */
function assetViolation(asset: CanvasRecord): string | null {
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

/** An address, never the picture's own bytes: the document would send them on each opening, and the server could not check them. */
function isOwnSource(source: string): boolean {
  return source.startsWith("asset:") || /^\/(?!\/)/.test(source)
}
