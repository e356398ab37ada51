import { createShapeId, StateNode } from "tldraw"

import { modelOf } from "./canvas-model.ts"
import { matrixRoom } from "./matrix-shape.tsx"

/** Adds a view of the responsibility matrix at the clicked point, large enough to read on the person's screen. */
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
    const full = matrixRoom(modelOf(editor).matrix.get(), 1)
    editor.markHistoryStoppingPoint("matrix")
    editor.createShape({
      id,
      type: "matrix",
      x,
      y,
      props: { w: Math.min(full, room), phaseId: "" },
    })
    editor.select(id)
    editor.setCurrentTool("select")
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select")
  }
}
