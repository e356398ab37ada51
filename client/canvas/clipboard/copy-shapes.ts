import type { Editor, TLContent } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { encodeShapes } from "./shapes-as-html.ts"

/** Copies the selected shapes from a menu; false when the browser did not allow it, which has been announced. */
export function copyShapes(editor: Editor): boolean {
  const page = editor.getContainer().ownerDocument
  let isWritten = false
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    isWritten = event.clipboardData !== null && writeShapes(editor, event.clipboardData)
  }
  page.defaultView?.addEventListener("copy", onCopy, { capture: true })
  // Deprecated, but the only way that works without https and is done before the next key.
  page.execCommand("copy")
  page.defaultView?.removeEventListener("copy", onCopy, { capture: true })
  if (!isWritten) announce(canvasMessages[currentLanguage()].copyFailed)
  return isWritten
}

/** Cuts from a menu: what could not be copied stays. */
export function cutShapes(editor: Editor): void {
  if (copyShapes(editor)) deleteCut(editor)
}

export function deleteCut(editor: Editor): void {
  editor.markHistoryStoppingPoint("cut")
  editor.deleteShapes(editor.getSelectedShapeIds())
}

let copies = 0

/** Puts the selected shapes into the data of a copy event; false when that failed. */
export function writeShapes(editor: Editor, transfer: DataTransfer): boolean {
  const content = editor.getContentFromCurrentPage(editor.getSelectedShapeIds())
  if (!content) return false
  copies += 1
  const text = textOf(editor, content)
  try {
    transfer.setData("text/html", encodeShapes(content))
    transfer.setData("text/plain", text)
  } catch {
    // The caller announces it.
    return false
  }
  if (content.assets.length > 0) void addPictures(editor, content, text)
  return true
}

/**
 * Adds the pictures' own bytes, which other boards need, as soon as they are read. Without https there is no way to do
 * so; the board that they are pasted into says then that they are missing.
 */
async function addPictures(editor: Editor, content: TLContent, text: string): Promise<void> {
  const copy = copies
  if (!window.isSecureContext) return
  const whole = await editor.resolveAssetsInContent(structuredClone(content))
  if (!whole || copy !== copies || !document.hasFocus()) return
  const parts = {
    "text/html": new Blob([encodeShapes(whole)], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  }
  try {
    await navigator.clipboard.write([new ClipboardItem(parts)])
  } catch {
    // Not allowed: the shapes are on the clipboard, and only other boards lack the pictures.
  }
}

function textOf(editor: Editor, { shapes }: TLContent): string {
  const texts = shapes.map((shape) => editor.getShapeUtil(shape).getText(shape) ?? "")
  // Some browsers paste nothing when the text is empty.
  return texts.filter((text) => text !== "").join(" ") || " "
}
