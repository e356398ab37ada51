import type { Editor } from "tldraw"

/** Pixels around a text in which a click still belongs to it. */
const MARGIN = 12
const FIELD =
  ".tl-text-input [contenteditable='true'], textarea.tl-text-input, .tl-frame-name-input"

/**
 * A click just beside the text that is being written keeps the keyboard in it; tldraw would select the shape, and the
 * next letters would be shortcuts. Returns the function that stops it.
 */
export function keepWriting(editor: Editor): () => void {
  const container = editor.getContainer()
  const onPress = (event: MouseEvent): void => {
    const field = editor.getEditingShapeId() === null ? null : container.querySelector(FIELD)
    if (event.button !== 0 || !field || !isBeside(field, event) || isOnAnother(editor, event))
      return
    // Without its default the press does not move the focus.
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.type === "mousedown") moveCaret(editor, field.getBoundingClientRect(), event)
  }
  for (const type of ["pointerdown", "mousedown"] as const) {
    container.addEventListener(type, onPress, { capture: true })
  }
  return () => {
    for (const type of ["pointerdown", "mousedown"] as const) {
      container.removeEventListener(type, onPress, { capture: true })
    }
  }
}

function isBeside(field: Element, { target, clientX, clientY }: MouseEvent): boolean {
  if (!(target instanceof Element) || field.contains(target) || !target.closest(".tl-canvas")) {
    return false
  }
  const { left, right, top, bottom } = field.getBoundingClientRect()
  const isNear =
    clientX > left - MARGIN &&
    clientX < right + MARGIN &&
    clientY > top - MARGIN &&
    clientY < bottom + MARGIN
  return isNear
}

/** Whether the press is on another shape, which is not a frame around the text. */
function isOnAnother(editor: Editor, { clientX, clientY }: MouseEvent): boolean {
  const editing = editor.getEditingShape()
  const point = editor.screenToPage({ x: clientX, y: clientY })
  const hit = editor.getShapeAtPoint(point, { hitInside: true, margin: 0 })
  return !!hit && !!editing && hit.id !== editing.id && !editor.hasAncestor(editing, hit.id)
}

function moveCaret(editor: Editor, { left, right, top, bottom }: DOMRect, event: MouseEvent): void {
  const textEditor = editor.getRichTextEditor()
  const found = textEditor?.view.posAtCoords({
    left: Math.min(Math.max(event.clientX, left + 1), right - 1),
    top: Math.min(Math.max(event.clientY, top + 1), bottom - 1),
  })
  if (found) textEditor?.chain().focus().setTextSelection(found.pos).run()
}
