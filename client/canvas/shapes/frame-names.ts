import { type Editor, type TLFrameShape } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"

/** Names new frames in the interface's language; tldraw would show an English word. Returns the function that stops it. */
export function nameNewFrames(editor: Editor): () => void {
  return editor.store.sideEffects.registerBeforeCreateHandler("shape", (shape, source) => {
    if (source !== "user" || shape.type !== "frame") return shape
    const { props } = shape as TLFrameShape
    if (props.name !== "") return shape
    return { ...shape, props: { ...props, name: currentMessages(canvasMessages).frame } }
  })
}
