import { type Editor, type TLFrameShape, type TLRecord } from "tldraw"

import { currentLanguage } from "../ui/language.ts"
import { mapPosition } from "./map-position.ts"
import { canvasWords } from "./words.ts"

/** New frames are named in the interface's language; tldraw would show an English word. Returns the function that ends it. */
export function nameNewFrames(editor: Editor): () => void {
  return editor.store.sideEffects.registerBeforeCreateHandler("shape", (shape, source) => {
    if (source !== "user" || shape.type !== "frame") return shape
    const { props } = shape as TLFrameShape
    if (props.name !== "") return shape
    return { ...shape, props: { ...props, name: canvasWords[currentLanguage()].frame } }
  })
}

/**
 * Puts a frame's name that others change into the open field at once, with the caret where it was. React would put it
 * there a moment later and the caret behind it. Returns the function that ends it.
 */
export function keepCaretInFrameName(editor: Editor): () => void {
  return editor.store.listen(
    ({ changes }) => {
      for (const [, to] of Object.values(changes.updated)) {
        if (isOpenFrame(editor, to)) putName(to.props.name)
      }
    },
    { source: "remote", scope: "document" },
  )
}

function isOpenFrame(editor: Editor, record: TLRecord): record is TLFrameShape {
  return (
    record.typeName === "shape" &&
    record.type === "frame" &&
    record.id === editor.getEditingShapeId()
  )
}

function putName(name: string): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement) || !field.matches(".tl-frame-name-input")) return
  const { value, selectionStart, selectionEnd } = field
  if (value === name || selectionStart === null || selectionEnd === null) return
  const texts = { from: value, to: name }
  const start = mapPosition(texts, selectionStart)
  const end = selectionEnd === selectionStart ? start : mapPosition(texts, selectionEnd)
  field.value = name
  field.setSelectionRange(start, Math.max(start, end))
}
