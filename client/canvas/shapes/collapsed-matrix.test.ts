// @vitest-environment happy-dom
import { createShapeId } from "tldraw"
import { expect, test } from "vitest"

import { setCollapsed } from "../../matrix/commands/collapsed-phases.ts"
import { setLanguage } from "../../messages/language.ts"
import { goToOnCanvas } from "../camera/go-to.ts"
import { joinBoard, musterstadtBoard } from "../testing/linked-board.ts"

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
