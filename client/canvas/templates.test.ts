// @vitest-environment happy-dom
import {
  type CanvasRecord,
  readRecord,
  canvasRecords,
  seedCanvas,
  templateRecords,
} from "@tafelrunde/shared/canvas"
import { templateContent, TEMPLATES } from "@tafelrunde/shared/content"
import { readMatrix, writeContent } from "@tafelrunde/shared/model"
import { createTLStore } from "tldraw"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { matrixSize } from "../matrix/matrix-size.ts"
import { bindingUtils, shapeUtils } from "./shapes/shape-utils.ts"
import { checkRecord } from "./sync/records.ts"

const cases = TEMPLATES.flatMap((template) =>
  (["de", "en"] as const).map((language) => ({ template, language })),
)

function shapesOf(records: readonly CanvasRecord[], type: string): CanvasRecord[] {
  return records.filter((record) => record.typeName === "shape" && record["type"] === type)
}

interface Box {
  readonly id: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function boxOf(record: CanvasRecord): Box {
  const props = { ...(record["props"] as Record<string, unknown>) }
  const scale = Number(props["scale"] ?? 1)
  const isNote = record["type"] === "note"
  // The scale of a card is that of its text.
  const own = record["type"] === "geo" ? 1 : scale
  const w = isNote ? 200 * scale : Number(props["w"]) * own
  const h = isNote ? (200 + Number(props["growY"])) * scale : Number(props["h"] ?? 0)
  const [left, top] = [Number(record["x"]), Number(record["y"])]
  return { id: record.id, left, top, right: left + w, bottom: top + h }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function overlapping(boxes: readonly Box[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlaps(a, b) ? [`${a.id} ${b.id}`] : [])),
  )
}

test.each(cases)(
  "every record of $template ($language) is one that tldraw accepts",
  ({ template, language }) => {
    const store = createTLStore({ shapeUtils, bindingUtils })
    const records = templateRecords(template, templateContent(template, { language }))

    const problems = records
      .map((record) => checkRecord(store, record))
      .filter((checked) => checked.problem !== undefined)

    expect(problems).toEqual([])
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
  },
)

test.each(cases)(
  "nothing on $template ($language) overlaps or is cut off",
  ({ template, language }) => {
    const records = templateRecords(template, templateContent(template, { language }))
    const frames = shapesOf(records, "frame")

    expect(overlapping(frames.map(boxOf))).toEqual([])
    for (const frame of frames) {
      const inside = records.filter(
        (record) => record["parentId"] === frame.id && record["type"] !== "arrow",
      )
      const { left, top, right, bottom } = boxOf(frame)
      const room = { right: right - left, bottom: bottom - top }
      const boxes = inside.map(boxOf)
      expect(overlapping(boxes)).toEqual([])
      expect(boxes.filter((box) => box.right > room.right || box.bottom > room.bottom)).toEqual([])
    }
  },
)

test.each(cases)("the matrix of $template ($language) fits its frame", ({ template, language }) => {
  const content = templateContent(template, { language })
  const records = templateRecords(template, content)
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
  const natural = matrixSize(readMatrix(doc))

  for (const shape of shapesOf(records, "matrix")) {
    const frame = records.find(({ id }) => id === shape["parentId"])
    const room = frame ? boxOf(frame) : undefined
    const box = boxOf(shape)
    const scale = (box.right - box.left) / Math.max(natural.width, 440 + 12 * 64 + 44)
    expect(box.top + natural.height * scale).toBeLessThanOrEqual(
      (room?.bottom ?? 0) - (room?.top ?? 0),
    )
  }
})

test("a template is the same for everyone and comes back from the document", () => {
  const content = templateContent("musterstadt", { language: "de" })
  const doc = new Y.Doc()
  seedCanvas(doc, "musterstadt", content)

  const read = templateRecords("musterstadt", content).map(({ id }) =>
    readRecord(canvasRecords(doc).get(id)),
  )

  expect(read).toEqual(templateRecords("musterstadt", content))
})

test("Musterstadt shows its goals, agreements, questions, actors and handovers", () => {
  const records = templateRecords("musterstadt", templateContent("musterstadt", { language: "de" }))
  const named = (prefix: string): number =>
    records.filter(({ id }) => id.startsWith(`shape:${prefix}-`)).length

  expect(named("goal")).toBe(3)
  expect(named("agreement")).toBe(8)
  expect(named("question")).toBe(5)
  expect(named("institution")).toBe(12)
  expect(named("handover")).toBe(10)
  expect(shapesOf(records, "arrow")).toHaveLength(10)
  expect(shapesOf(records, "frame")).toHaveLength(7)
})
