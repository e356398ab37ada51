import { canvasRecords } from "@tafelrunde/shared/canvas"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { measureSpace, removeRoot, type SpacePart } from "./space.ts"

function nameOf(part: SpacePart): string {
  return part.kind === "unknown" ? part.root : part.kind
}

function sizes(doc: Y.Doc): Readonly<Record<string, number>> {
  return Object.fromEntries(measureSpace(doc).map((part) => [nameOf(part), part.bytes]))
}

function board(): Y.Doc {
  const doc = new Y.Doc()
  canvasRecords(doc).set(
    "shape:a",
    new Y.Map<unknown>([
      ["type", "draw"],
      ["props", { points: "x".repeat(5000) }],
    ]),
  )
  canvasRecords(doc).set("shape:b", new Y.Map<unknown>([["type", "note"]]))
  doc.getMap("tasks").set("t", new Y.Map([["title", "x".repeat(3000)]]))
  doc.getMap("hidden").set("h", new Uint8Array(20_000))
  doc.getArray("list").push([new Y.Map([["deep", "x".repeat(1000)]])])
  // As the server's and others' documents arrive: without a type for roots that nobody has asked for.
  const arrived = new Y.Doc()
  Y.applyUpdate(arrived, Y.encodeStateAsUpdate(doc))
  return arrived
}

test("what takes the space is told by part, largest first, and hidden roots by name", () => {
  const parts = measureSpace(board())

  expect(parts[0]).toMatchObject({ kind: "unknown", root: "hidden" })
  const { drawings, canvas, content, list } = sizes(board())
  expect(drawings).toBeGreaterThan(5000)
  expect(canvas).toBeLessThan(200)
  expect(content).toBeGreaterThan(3000)
  expect(list).toBeGreaterThan(1000)
})

test("a hidden root is removed by a deletion alone; what views show is never removed", () => {
  const doc = board()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))

  for (const root of ["hidden", "list", "tasks", "records", "none"]) removeRoot(doc, root)

  expect(sizes(doc)).toEqual({
    drawings: expect.any(Number),
    canvas: expect.any(Number),
    content: expect.any(Number),
  })
  expect(updates.map((update) => update[0])).toEqual([0, 0])
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(10_000)
})
