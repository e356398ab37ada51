import { isJsonObject, type JsonObject } from "./json.ts"
import { LIMITS } from "./limits.ts"
import type { CanvasRecord } from "./record.ts"
import { richTextProblem } from "./rich-text.ts"
import { isStroke } from "./stroke.ts"

/** Why a record that tldraw's schema accepts would still harm whoever sees it, or null when it would not. */
export function recordProblem(record: CanvasRecord): string | null {
  if (record.typeName === "asset") return assetProblem(record)
  const props = record["props"]
  if (!isJsonObject(props)) return null
  if (props["richText"] !== undefined) {
    const problem = richTextProblem(props["richText"])
    if (problem) return problem
  }
  for (const value of Object.values(props)) {
    if (typeof value === "string" && value.length > LIMITS.textLength) return "text too long"
  }
  return strokeProblem(props) ?? lineProblem(record, props)
}

/** tldraw throws while it measures a line or a stroke that has nothing to go through, and the page is blank. */
function lineProblem({ type }: CanvasRecord, { points }: JsonObject): string | null {
  if (type !== "line") return null
  return isJsonObject(points) && Object.keys(points).length >= 2
    ? null
    : "a line without two points"
}

function strokeProblem(props: JsonObject): string | null {
  const segments = props["segments"]
  if (segments === undefined) return null
  if (!isStroke(segments)) return "not a stroke"
  let points = 0
  for (const segment of segments) {
    if (Array.isArray(segment["points"])) points += segment["points"].length
  }
  if (points === 0) return "a stroke without points"
  return points > LIMITS.strokePoints ? "stroke too long" : null
}

/** A picture from another host would tell that host who looks at this board; SVG can hold scripts. */
function assetProblem(asset: CanvasRecord): string | null {
  const props = isJsonObject(asset["props"]) ? asset["props"] : {}
  const source = props["src"]
  if (typeof source === "string" && source !== "" && !isOwnSource(source))
    return "picture from another host"
  if (props["mimeType"] === "image/svg+xml") return "SVG picture"
  const remote = [props["image"], props["favicon"]].some(
    (url) => typeof url === "string" && url !== "",
  )
  return remote ? "preview from another host" : null
}

function isOwnSource(source: string): boolean {
  if (source.startsWith("data:image/svg")) return false
  return source.startsWith("asset:") || source.startsWith("data:") || /^\/(?!\/)/.test(source)
}
