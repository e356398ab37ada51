// @vitest-environment happy-dom
import { blankContent } from "@tafelrunde/shared/content"
import { addPhase, addTask } from "@tafelrunde/shared/model"
import { createShapeId, type TLFrameShape } from "tldraw"
import { expect, onTestFinished, test } from "vitest"

import type { Board } from "../../board/board.ts"
import { createMatrixBoard } from "../../matrix/testing/matrix-board.ts"
import { emptyBoard, joinCanvas } from "../testing/person.ts"
import { connectModel } from "./canvas-model.ts"

test("a frame grows with the matrix in it, and what is stored of it stays", () => {
  const board = createMatrixBoard(blankContent({ language: "de" }))
  const { editor, leave } = joinCanvas(emptyBoard())
  const disconnect = connectModel(editor.store, board as Board)
  onTestFinished(() => {
    disconnect()
    leave()
  })
  const [frame, matrix] = [createShapeId(), createShapeId()]
  editor.createShapes([
    { id: frame, type: "frame", props: { w: 1400, h: 500 } },
    { id: matrix, type: "matrix", parentId: frame, x: 40, y: 100, props: { w: 1200, phaseId: "" } },
  ])
  const heightOf = (id: typeof frame): number => editor.getShapeGeometry(id).bounds.maxY
  expect(heightOf(frame)).toBe(500)

  const phaseId = addPhase(board.doc, "Sprache")
  for (let task = 0; task < 20; task += 1) addTask(board.doc, { phaseId, title: "Aufgabe" })

  expect(heightOf(frame)).toBeCloseTo(100 + heightOf(matrix) + 40)
  expect(editor.getShapeMask(matrix)?.some(({ y }) => y > heightOf(matrix) + 100)).toBe(true)
  expect(editor.getShape<TLFrameShape>(frame)?.props.h).toBe(500)
})

test("seen from afar, the name of a frame takes no clicks from what lies above the frame", () => {
  const { editor, leave } = joinCanvas(emptyBoard())
  onTestFinished(leave)
  const [frame, note] = [createShapeId(), createShapeId()]
  const parentId = editor.getCurrentPageId()
  editor.createShapes([
    { id: note, type: "note", parentId, x: 0, y: -240 },
    { id: frame, type: "frame", parentId, x: 0, y: 0, props: { w: 1400, h: 500 } },
  ])
  const hit = (): string | undefined => editor.getShapeAtPoint({ x: 100, y: -130 })?.id

  editor.setCamera({ x: 0, y: 0, z: 0.1 })

  expect(hit()).toBe(note)
})
