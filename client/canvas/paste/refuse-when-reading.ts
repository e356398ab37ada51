import type { Editor } from "tldraw"

import type { Board } from "../../board/board.ts"
import { filesMessages } from "../../messages/files.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"

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

function tellReader(board: Reader): Promise<void> {
  announceReadOnly(board)
  return Promise.resolve()
}

export function announceReadOnly({ access }: Reader): void {
  const messages = currentMessages(filesMessages).pictures
  announce(access.get().role === "viewer" ? messages.viewer : messages.locked)
}
