import { type Editor, type TLNoteShape, type TLShape } from "tldraw"

/** tldraw's font size of a new note, and the least that can be read on a screen, in pixels. */
const FONT_SIZE = 22
const LEAST = 16
/** A new note is at most this many times as large as tldraw makes it. */
const MOST_SCALE = 4

/**
 * Makes a new note larger when the person has zoomed out so far that its text could not be read. Returns
 * the function that stops it.
 */
export function makeNewNotesReadable(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeCreateHandler("shape", (shape, source) => {
    if (source !== "user" || !isNote(shape) || !editor.isIn("note")) return shape
    const scale = readableScale(editor.getZoomLevel())
    return scale > shape.props.scale ? { ...shape, props: { ...shape.props, scale } } : shape
  })
}

function isNote(shape: TLShape): shape is TLNoteShape {
  return shape.type === "note"
}

/** In tenths, so that notes made at nearly the same zoom are equally large. */
export function readableScale(zoom: number): number {
  const needed = Math.ceil((10 * LEAST) / (FONT_SIZE * zoom)) / 10
  return Math.min(MOST_SCALE, Math.max(1, needed))
}
