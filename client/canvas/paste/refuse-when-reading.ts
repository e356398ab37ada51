import type { Editor } from "tldraw"

import type { Board } from "../../board/board.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { filesMessages } from "../../messages/files.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { modelOf } from "../shapes/canvas-model.ts"

type Reader = Pick<Board, "access">

/**
 * Refuses pasted, dropped and chosen content on a read-only canvas, with one message. It must happen
 * before the handlers, tldraw's and ours, because these rely on the shapes that they have just created.
 */
export function refuseContentWhenReading(editor: Editor, board: Reader): void {
  const put = editor.putExternalContent.bind(editor)
  const replace = editor.replaceExternalContent.bind(editor)
  editor.putExternalContent = (info) => (editor.getIsReadonly() ? tellReader(board) : put(info))
  editor.replaceExternalContent = (info) =>
    editor.getIsReadonly() ? tellReader(board) : replace(info)
}

/**
 * Whether this person may change the canvas now; else it is said why not. Whatever adds or changes something asks here
 * first: a menu or a dialog may still be open when the board is locked.
 */
export function mayWrite(editor: Editor): boolean {
  if (!editor.getIsReadonly()) return true
  announceReadOnly(modelOf(editor).board)
  return false
}

/** The same, and whether the page has room for so many more shapes. */
export function mayAdd(editor: Editor, count: number): boolean {
  if (!mayWrite(editor)) return false
  const { maxShapesPerPage } = editor.options
  if (editor.getCurrentPageShapeIds().size + count <= maxShapesPerPage) return true
  announce(currentMessages(canvasMessages).pageFull)
  return false
}

function tellReader(board: Reader): Promise<void> {
  announceReadOnly(board)
  return Promise.resolve()
}

function announceReadOnly({ access }: Reader): void {
  const messages = currentMessages(filesMessages).pictures
  announce(access.get().role === "viewer" ? messages.viewer : messages.locked)
}
