import lz from "lz-string"
import type { TLContent } from "tldraw"

/** The third form of tldraw's clipboard: assets as they are, all others compressed. */
const VERSION = 3

/** Shapes as tldraw writes them into HTML, so that they can be pasted on tldraw's own pages and from there. */
export function encodeShapes({ assets, ...others }: TLContent): string {
  const otherCompressed = lz.compressToBase64(JSON.stringify(others))
  const model = { type: "application/tldraw", kind: "content", version: VERSION }
  const json = JSON.stringify({ ...model, data: { assets, otherCompressed } })
  // File names may hold these; inside of JSON their escapes mean the same.
  const safe = json.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026")
  return `<div data-tldraw>${safe}</div>`
}

/** Undefined when the text holds no shapes, or none that can be read. */
export function decodeShapes(html: string): TLContent | undefined {
  const json = /<div data-tldraw[^>]*>(.*)<\/div>/.exec(html)?.[1]
  if (json === undefined) return undefined
  try {
    const model: unknown = JSON.parse(json)
    if (!isObject(model) || model["type"] !== "application/tldraw") return undefined
    const { data } = model
    if (!isObject(data)) return undefined
    const { assets, otherCompressed } = data
    if (typeof otherCompressed !== "string") return asContent(data)
    const others: unknown = JSON.parse(lz.decompressFromBase64(otherCompressed))
    return isObject(others) ? asContent({ ...others, assets }) : undefined
  } catch {
    // Another program's HTML: it is pasted as text.
    return undefined
  }
}

function asContent(value: Record<string, unknown>): TLContent | undefined {
  const { shapes, rootShapeIds, schema, assets = [], bindings } = value
  if (!Array.isArray(shapes) || !Array.isArray(rootShapeIds) || !isObject(schema)) return undefined
  // tldraw checks the records against the schema when it adds them.
  return { shapes, rootShapeIds, schema, assets, bindings } as unknown as TLContent
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
