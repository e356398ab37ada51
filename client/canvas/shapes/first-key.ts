import { type Editor, getIndexAbove, getIndexBetween } from "tldraw"

/**
 * Gives the first shape of an empty page or frame a random order key: tldraw randomises keys only
 * between existing ones, so that two people who start at the same moment would get equal keys.
 * Returns the function that stops it.
 */
export function spreadFirstKeys(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeCreateHandler("shape", (shape, source) => {
    const isFirst = editor.getSortedChildIdsForParent(shape.parentId).length === 0
    if (source !== "user" || !isFirst) return shape
    return { ...shape, index: getIndexBetween(shape.index, getIndexAbove(shape.index)) }
  })
}
