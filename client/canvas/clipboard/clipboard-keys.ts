import type { Editor } from "tldraw"

import { readTransfer } from "../../clipboard/clipboard-content.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { deleteCut, writeShapes } from "./copy-shapes.ts"
import { pasteContent } from "./paste-content.ts"

/**
 * Copies, cuts and pastes on the canvas with the data of the browser's events, in place of tldraw: it asks the clipboard
 * API, which does not exist without https and answers a moment later with what was there before. Returns the function
 * that stops it.
 */
export function takeClipboardKeys(editor: Editor): () => void {
  const page = editor.getContainer().ownerDocument
  let isMiddleClick = false
  const take = (event: ClipboardEvent): DataTransfer | undefined => {
    if (!isForCanvas(editor) || !event.clipboardData) return undefined
    event.preventDefault()
    event.stopImmediatePropagation()
    return event.clipboardData
  }
  const onCopy = (event: ClipboardEvent): void => {
    if (editor.getSelectedShapeIds().length === 0) return
    const transfer = take(event)
    if (!transfer) return
    if (!writeShapes(editor, transfer)) announce(currentMessages(canvasMessages).copyFailed)
    else if (event.type === "cut") deleteCut(editor)
  }
  const onPaste = (event: ClipboardEvent): void => {
    // On Linux a middle click pastes; on the canvas it moves the view.
    if (isMiddleClick) return event.stopImmediatePropagation()
    const transfer = take(event)
    if (!transfer) return
    const isAtCursor = editor.inputs.shiftKey !== editor.user.getIsPasteAtCursorMode()
    const point = isAtCursor ? editor.inputs.currentPagePoint.clone() : undefined
    pasteContent(editor, readTransfer(transfer), point)
  }
  const onRelease = ({ button }: PointerEvent): void => {
    if (button !== 1) return
    isMiddleClick = true
    editor.timers.requestAnimationFrame(() => (isMiddleClick = false))
  }
  const capture = { capture: true }
  page.addEventListener("copy", onCopy, capture)
  page.addEventListener("cut", onCopy, capture)
  page.addEventListener("paste", onPaste, capture)
  page.addEventListener("pointerup", onRelease, capture)
  return () => {
    page.removeEventListener("copy", onCopy, capture)
    page.removeEventListener("cut", onCopy, capture)
    page.removeEventListener("paste", onPaste, capture)
    page.removeEventListener("pointerup", onRelease, capture)
  }
}

/** Whether the keys are for the canvas and not for a text field or a menu; the same rule as in tldraw. */
function isForCanvas(editor: Editor): boolean {
  if (!editor.getInstanceState().isFocused || editor.getEditingShapeId() !== null) return false
  if (editor.menus.hasAnyOpenMenus()) return false
  const active = editor.getContainer().ownerDocument.activeElement
  const isField =
    active instanceof HTMLElement &&
    (active.isContentEditable || active.matches("input, select, textarea"))
  return !isField
}
