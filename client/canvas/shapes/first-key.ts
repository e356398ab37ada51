import { type Editor, getIndexAbove, getIndexBetween } from "tldraw"

/**
 * Gives the first shape of an empty page or frame an order key of its own: tldraw spreads keys only
 * between others, so that two people who begin at the same moment would get the same one. Returns
 * the function that ends it.
 */
export function spreadFirstKeys(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeCreateHandler("shape", (shape, source) => {
    const isFirst = editor.getSortedChildIdsForParent(shape.parentId).length === 0
    if (source !== "user" || !isFirst) return shape
    return { ...shape, index: getIndexBetween(shape.index, getIndexAbove(shape.index)) }
  })
}
