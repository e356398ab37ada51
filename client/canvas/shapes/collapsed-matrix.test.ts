// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server"
import { createShapeId, type TLShape } from "tldraw"
import { expect, test } from "vitest"

import { setCollapsed } from "../../matrix/commands/collapsed-phases.ts"
import { setLanguage } from "../../messages/language.ts"
import { goToOnCanvas } from "../camera/go-to.ts"
import { placeShapes } from "../paste/place-shapes.ts"
import { joinBoard, musterstadtBoard } from "../testing/linked-board.ts"
import { openAllPhases } from "./canvas-model.ts"
import { type MatrixShape, MatrixShapeUtil } from "./matrix-shape.tsx"

test("a collapsed phase makes the matrix lower for this person, its rows as large as before; what is sought there opens it", () => {
  setLanguage("de")
  const seed = musterstadtBoard()
  const [anna, ben] = [joinBoard(seed), joinBoard(seed)]
  const [phase] = anna.board.matrix.get().phases
  const taskId = phase?.tasks[0]?.id ?? ""
  const id = createShapeId("matrix")
  for (const { editor } of [anna, ben]) {
    editor.createShapes([{ id, type: "matrix", props: { w: 1200, phaseId: "" } }])
  }
  const heights = (): readonly (number | undefined)[] =>
    [anna, ben].map(({ editor }) => editor.getShapePageBounds(id)?.h)
  const [whole = 0] = heights()

  setCollapsed(anna.doc, phase?.id ?? "", true)

  const [lower = 0, others] = heights()
  expect(others).toBe(whole)
  expect(lower).toBeLessThan(whole)
  expect(anna.editor.getShapePageBounds(id)?.w).toBe(ben.editor.getShapePageBounds(id)?.w)
  goToOnCanvas(anna.editor, { kind: "cell", taskId, institutionId: "jc" })
  expect(heights()).toEqual([whole, whole])
  anna.leave()
  ben.leave()
})

test("files show the tasks of the phases that their maker has collapsed, and nothing new is put where they stand", () => {
  const anna = joinBoard(musterstadtBoard())
  const { editor, board } = anna
  const id = createShapeId("matrix")
  editor.createShapes([{ id, type: "matrix", props: { w: 1200, phaseId: "" } }])
  const whole = editor.getShapePageBounds(id)
  const { phases } = board.matrix.get()
  for (const phase of phases) setCollapsed(anna.doc, phase.id, true)
  const lower = editor.getShapePageBounds(id)

  const end = openAllPhases(editor)
  expect(editor.getShapePageBounds(id)).toEqual(whole)
  const shape = editor.getShape<MatrixShape & TLShape>(id)
  const util = shape && editor.getShapeUtil(shape)
  if (!shape || !(util instanceof MatrixShapeUtil)) throw new Error("No matrix")
  const picture = renderToStaticMarkup(util.toSvg(shape))
  expect(phases[0]?.tasks.filter(({ title }) => !picture.includes(title))).toEqual([])
  end()
  expect(editor.getShapePageBounds(id)).toEqual(lower)

  const note = createShapeId()
  editor.createShapes([{ id: note, type: "note" }])
  editor.centerOnPoint({ x: 600, y: (lower?.maxY ?? 0) + 200 })
  placeShapes(editor, [note], undefined)
  const placed = editor.getShapePageBounds(note)
  expect(placed && whole?.collides(placed)).toBe(false)
  anna.leave()
})
