import type { Editor, TLContent } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { encodeShapes } from "./shapes-as-html.ts"

/** Copies the selected shapes from a menu; false when the browser did not allow it, which has been announced. */
export async function copyShapes(editor: Editor): Promise<boolean> {
  const isWritten = writeByCommand(editor) || (await writeByApi(editor))
  if (!isWritten) announce(currentMessages(canvasMessages).copyFailed)
  return isWritten
}

/** Cuts from a menu: what could not be copied stays. */
export async function cutShapes(editor: Editor): Promise<void> {
  if (await copyShapes(editor)) deleteCut(editor)
}

/** Deprecated in browsers, but the only way that works without https and is done before the next key. */
function writeByCommand(editor: Editor): boolean {
  const page = editor.getContainer().ownerDocument
  let isWritten = false
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    isWritten = event.clipboardData !== null && writeShapes(editor, event.clipboardData)
  }
  page.defaultView?.addEventListener("copy", onCopy, { capture: true })
  page.execCommand("copy")
  page.defaultView?.removeEventListener("copy", onCopy, { capture: true })
  return isWritten
}

/** For browsers that send no copy event while no text is selected. */
async function writeByApi(editor: Editor): Promise<boolean> {
  const content = editor.getContentFromCurrentPage(editor.getSelectedShapeIds())
  if (!content) return false
  try {
    await navigator.clipboard.write([toItem(encodeShapes(content), textOf(editor, content))])
    return true
  } catch {
    // Not allowed, or not there without https; the caller announces it.
    return false
  }
}

function toItem(html: string, text: string): ClipboardItem {
  return new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  })
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
  try {
    await navigator.clipboard.write([toItem(encodeShapes(whole), text)])
  } catch {
    // Not allowed: the shapes are on the clipboard, and only other boards lack the pictures.
  }
}

function textOf(editor: Editor, { shapes }: TLContent): string {
  const texts = shapes.map((shape) => editor.getShapeUtil(shape).getText(shape) ?? "")
  // Some browsers paste nothing when the text is empty.
  return texts.filter((text) => text !== "").join(" ") || " "
}
