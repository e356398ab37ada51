// @vitest-environment happy-dom
import { blankContent } from "@tafelrunde/shared/content"
import { createShapeId, type TLShapeId } from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import type { Board } from "../../board/board.ts"
import { createMatrixBoard } from "../../matrix/testing/matrix-board.ts"
import { connectModel } from "../shapes/canvas-model.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { placeShapes } from "./place-shapes.ts"

let anna: TestPerson
let disconnect: () => void

beforeEach(() => {
  anna = joinCanvas(emptyBoard())
  const board = createMatrixBoard(blankContent({ language: "de" }))
  disconnect = connectModel(anna.editor.store, board as Board)
})

afterEach(() => {
  disconnect()
  anna.leave()
})

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly isLocked?: boolean
}

function add(type: "frame" | "geo", { x, y, w, h, isLocked = false }: Box): TLShapeId {
  const id = createShapeId()
  const parentId = anna.editor.getCurrentPageId()
  anna.editor.createShapes([{ id, type, x, y, isLocked, parentId, props: { w, h } }])
  return id
}

function addMatrix(x: number, y: number, w: number): TLShapeId {
  const id = createShapeId()
  anna.editor.createShapes([{ id, type: "matrix", x, y, props: { w, phaseId: "" } }])
  return id
}

/** A block of this size, placed where somebody pointed. */
function place(w: number, h: number, pointed?: { x: number; y: number }): TLShapeId {
  const id = add("geo", { x: 5000, y: 5000, w, h })
  placeShapes(anna.editor, [id], pointed)
  return id
}

function boundsOf(id: TLShapeId): Box {
  const { x = 0, y = 0, w = 0, h = 0 } = anna.editor.getShapePageBounds(id) ?? {}
  return { x, y, w, h }
}

function overlaps(one: TLShapeId, other: TLShapeId): boolean {
  const bounds = anna.editor.getShapePageBounds(other)
  return !!bounds && anna.editor.getShapePageBounds(one)?.collides(bounds) === true
}

function parentOf(id: TLShapeId): string | undefined {
  return anna.editor.getShape(id)?.parentId
}

test("on an empty page it lies where somebody pointed", () => {
  expect(boundsOf(place(200, 100, { x: 1000, y: 300 }))).toEqual({ x: 900, y: 250, w: 200, h: 100 })
})

test("what fits into the frame goes into it, clear of its edges", () => {
  const frame = add("frame", { x: 0, y: 0, w: 600, h: 400 })

  const placed = place(300, 200, { x: 20, y: 390 })

  expect(parentOf(placed)).toBe(frame)
  expect(boundsOf(placed)).toEqual({ x: 20, y: 180, w: 300, h: 200 })
})

test("what does not fit into the frame lies beside it on the page, not behind its edge", () => {
  const frame = add("frame", { x: 0, y: 0, w: 600, h: 400 })

  const placed = place(800, 200, { x: 300, y: 200 })

  expect(parentOf(placed)).toBe(anna.editor.getCurrentPageId())
  expect(overlaps(placed, frame)).toBe(false)
})

test("nothing covers the matrix, on the page and in its frame", () => {
  const free = addMatrix(0, 2000, 1200)
  expect(overlaps(place(300, 200, { x: 300, y: 2050 }), free)).toBe(false)

  const frame = add("frame", { x: 0, y: 0, w: 1280, h: 900 })
  const matrix = addMatrix(40, 40, 1200)
  anna.editor.reparentShapes([matrix], frame)
  const inFrame = place(300, 200, { x: 300, y: 60 })
  expect(overlaps(inFrame, matrix)).toBe(false)
  expect(parentOf(inFrame)).toBe(frame)
})

test("without a place pointed at it lies beside other things, in the frame in the middle of the screen", () => {
  const { x, y } = anna.editor.getViewportPageBounds().center
  const frame = add("frame", { x: x - 500, y: y - 500, w: 1000, h: 1000 })
  const other = add("geo", { x: x - 100, y: y - 100, w: 200, h: 200 })
  anna.editor.reparentShapes([other], frame)

  const placed = place(200, 200)

  expect(overlaps(placed, other)).toBe(false)
  expect(parentOf(placed)).toBe(frame)
})

test("on a locked frame it lies on the page, at the same place", () => {
  add("frame", { x: 0, y: 0, w: 600, h: 400, isLocked: true })

  const placed = place(300, 200, { x: 300, y: 200 })

  expect(parentOf(placed)).toBe(anna.editor.getCurrentPageId())
  expect(boundsOf(placed)).toEqual({ x: 150, y: 100, w: 300, h: 200 })
})
