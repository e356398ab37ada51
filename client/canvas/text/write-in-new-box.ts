import { type Editor, react, type TLShapeId } from "tldraw"

/**
 * Opens the text of a box (or another geometric shape) as soon as a person has drawn it, so that typing writes in it
 * instead of picking tools. Not on touch screens, where it would open the keyboard over the canvas. Returns the function
 * that stops it.
 */
export function writeInNewBoxes(editor: Editor): () => void {
  let drawn: TLShapeId | undefined
  const stopCreations = editor.sideEffects.registerAfterCreateHandler("shape", (shape, source) => {
    if (source === "user" && shape.type === "geo" && editor.isIn("geo")) drawn = shape.id
  })
  const stopWatching = react("a box is drawn", () => {
    if (!editor.isIn("select.idle") || drawn === undefined) return
    const id = drawn
    drawn = undefined
    // Later, because tldraw is still entering this state.
    queueMicrotask(() => openText(editor, id))
  })
  return () => {
    stopCreations()
    stopWatching()
  }
}

function openText(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShape(id)
  const isTouch = editor.getInstanceState().isCoarsePointer
  const isReady = editor.isIn("select.idle") && editor.getOnlySelectedShapeId() === id
  if (!shape || isTouch || !isReady || editor.getIsReadonly()) return
  editor.setEditingShape(id)
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape })
}
