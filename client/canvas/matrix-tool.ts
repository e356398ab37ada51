import { createShapeId, StateNode } from "tldraw"

import { matrixSize } from "../matrix/matrix-size.ts"
import { modelOf } from "./canvas-model.ts"

/** Puts a view of the responsibility matrix where the person clicks, large enough to read on their screen. */
export class MatrixTool extends StateNode {
  static override readonly id = "matrix"

  override onEnter(): void {
    this.editor.setCursor({ type: "cross", rotation: 0 })
  }

  override onPointerDown(): void {
    const { editor } = this
    const { x, y } = editor.inputs.currentPagePoint
    const id = createShapeId()
    const room = editor.getViewportPageBounds().width * 0.7
    const natural = matrixSize(modelOf(editor).matrix.get()).width
    editor.markHistoryStoppingPoint("matrix")
    editor.createShape({
      id,
      type: "matrix",
      x,
      y,
      props: { w: Math.min(natural, room), phaseId: "" },
    })
    editor.select(id)
    editor.setCurrentTool("select")
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select")
  }
}
