import { expect, test } from "vitest"

import { recordProblem } from "./record-problem.ts"
import type { CanvasRecord } from "./record.ts"

function asset(props: CanvasRecord["props"]): CanvasRecord {
  return { id: "asset:1", typeName: "asset", type: "image", meta: {}, props: props ?? {} }
}

test.each(["asset:abc", "/api/boards/b/assets/abc", ""])(
  "a picture of our own is shown: %s",
  (src) => {
    expect(recordProblem(asset({ src }))).toBeNull()
  },
)

test.each([
  "https://evil.example/a.png",
  "//evil.example/a.png",
  "data:image/svg+xml,x",
  "http://a",
])("a picture that tells another host who looks is not: %s", (src) => {
  expect(recordProblem(asset({ src }))).not.toBeNull()
})

test("an SVG picture is not shown, nor a preview of a page", () => {
  expect(recordProblem(asset({ src: "asset:1", mimeType: "image/svg+xml" }))).not.toBeNull()
  expect(recordProblem(asset({ src: "", favicon: "https://evil.example/i.png" }))).not.toBeNull()
})

function stroke(segments: CanvasRecord["segments"]): CanvasRecord {
  return { id: "shape:1", typeName: "shape", type: "draw", props: { segments: segments ?? null } }
}

test("a stroke without segments or without end is not shown", () => {
  const points = Array.from({ length: 6000 }, () => ({ x: 0, y: 0 }))

  expect(recordProblem(stroke([{ type: "free", points: points.slice(0, 600) }]))).toBeNull()
  expect(recordProblem(stroke([{ type: "free", points }]))).toBe("stroke too long")
  expect(recordProblem(stroke("evil"))).toBe("not a stroke")
})

const line = (points: CanvasRecord["points"]): CanvasRecord => ({
  id: "shape:1",
  typeName: "shape",
  type: "line",
  props: { points: points ?? null },
})
test("a stroke or a line that goes nowhere blanks the page, so it is not shown", () => {
  const [a, b] = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ]

  expect(recordProblem(stroke([]))).toBe("a stroke without points")
  expect(recordProblem(stroke([{ type: "free", points: [] }]))).toBe("a stroke without points")
  expect(recordProblem(line({ a }))).toBe("a line without two points")
  expect(recordProblem(line({ a, b }))).toBeNull()
})
