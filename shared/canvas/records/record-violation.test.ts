import { expect, test } from "vitest"

import type { Json, JsonObject } from "./json.ts"
import { recordViolation } from "./record-violation.ts"
import type { CanvasRecord } from "./record.ts"

function asset(props: CanvasRecord["props"]): CanvasRecord {
  return { id: "asset:1", typeName: "asset", type: "image", meta: {}, props: props ?? {} }
}

test.each(["asset:abc", "/api/boards/b/assets/abc", ""])(
  "a picture of our own is shown: %s",
  (src) => {
    expect(recordViolation(asset({ src }))).toBeNull()
  },
)

test.each([
  "https://evil.example/a.png",
  "//evil.example/a.png",
  "data:image/svg+xml,x",
  "data:image/png;base64,AAAA",
  "http://a",
])("a picture from elsewhere, or one that lies in the record itself, is not: %s", (src) => {
  expect(recordViolation(asset({ src }))).not.toBeNull()
})

test("an SVG picture is not shown, nor a preview of a page", () => {
  expect(recordViolation(asset({ src: "asset:1", mimeType: "image/svg+xml" }))).not.toBeNull()
  expect(recordViolation(asset({ src: "", favicon: "https://evil.example/i.png" }))).not.toBeNull()
})

function stroke(segments: CanvasRecord["segments"]): CanvasRecord {
  return { id: "shape:1", typeName: "shape", type: "draw", props: { segments: segments ?? null } }
}

test("a stroke without segments or without end is not shown", () => {
  const points = Array.from({ length: 6000 }, () => ({ x: 0, y: 0 }))

  expect(recordViolation(stroke([{ type: "free", points: points.slice(0, 600) }]))).toBeNull()
  expect(recordViolation(stroke([{ type: "free", points }]))).toBe("stroke too long")
  expect(recordViolation(stroke("evil"))).toBe("not a stroke")
})

function line(points: CanvasRecord["points"]): CanvasRecord {
  return {
    id: "shape:1",
    typeName: "shape",
    type: "line",
    props: { points: points ?? null },
  }
}
test("a stroke or a line that goes nowhere blanks the page, so it is not shown", () => {
  const [a, b] = [
    { id: "a", index: "a1", x: 0, y: 0 },
    { id: "b", index: "a2", x: 1, y: 1 },
  ]

  expect(recordViolation(stroke([]))).toBe("a stroke without points")
  expect(recordViolation(stroke([{ type: "free", points: [] }]))).toBe("a stroke without points")
  expect(recordViolation(line({ a }))).toBe("a line without two points")
  expect(recordViolation(line({ a, b: { ...b, index: "a1" } }))).toBe(
    "two points of a line at once",
  )
  expect(recordViolation(line({ a, b: { ...b, index: `a${"x".repeat(200)}` } }))).not.toBeNull()
  expect(recordViolation(line({ a, b }))).toBeNull()
})

function card(props: JsonObject): CanvasRecord {
  return { id: "shape:1", typeName: "shape", type: "card", props }
}

test("a card holds a reference to an entry and its size, and nothing else", () => {
  const props = { w: 336, h: 200, collection: "institutions", entryId: "jc" }

  expect(recordViolation(card(props))).toBeNull()
  expect(recordViolation(card({ ...props, collection: "contacts" }))).toBe("a card of no list")
  expect(recordViolation(card({ ...props, entryId: 7 }))).toBe("a card of no entry")
  expect(recordViolation(card({ ...props, entryId: "x".repeat(2_000) }))).not.toBeNull()
  expect(recordViolation(card({ ...props, h: null }))).toBe("a card without size")
  expect(recordViolation(card({ ...props, contact: "Erika Muster" }))).toBe(
    "a card with a text of its own",
  )
})

test.each<[string, Partial<CanvasRecord>]>([
  ["too far away", { x: 1e300 }],
  ["too far away", { rotation: -1e7 }],
  ["too large", { props: { end: { x: 0, y: 1e300 } } }],
  ["too large", { props: { segments: [{ type: "free", points: [{ x: 1e9, y: 0, z: 0 }] }] } }],
  ["no such size", { props: { w: 1e-300 } }],
  ["no such size", { props: { h: 1e6 } }],
  ["no such scale", { props: { scale: 1e-9 } }],
  ["order key too long", { index: `a${"x".repeat(200)}` }],
  ["parentId too long", { parentId: `page:${"x".repeat(2000)}` }],
  ["not a name", { props: JSON.parse('{"__proto__": 1}') as JsonObject }],
])("what tldraw would compute for ever, or to no end, is not shown: %s", (problem, harm) => {
  const good = { id: "shape:1", typeName: "shape", type: "note", x: 0, y: 0, rotation: 0 }

  expect(recordViolation({ ...good, props: { w: 100, h: 80, scale: 1 } })).toBeNull()
  expect(recordViolation({ ...good, ...harm })).toBe(problem)
})

function nested(levels: number): Json {
  let value: Json = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { value }
  return value
}

test.each(["meta", "props", "unknown"])(
  "values in values without end are not shown: %s",
  (field) => {
    const record = (levels: number): CanvasRecord => ({
      id: "shape:1",
      typeName: "shape",
      type: "geo",
      [field]: { deep: nested(levels) },
    })

    expect(recordViolation(record(50))).toBeNull()
    expect(recordViolation(record(200))).toBe("too deep")
    expect(recordViolation(record(100_000))).toBe("too deep")
  },
)
