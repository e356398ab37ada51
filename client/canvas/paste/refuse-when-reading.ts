import type { Editor } from "tldraw"

import type { Board } from "../../board/board.ts"
import { currentLanguage } from "../../messages/language.ts"
import { picturesMessages } from "../../messages/pictures.ts"
import { announce } from "../../ui/toast.tsx"

type Reader = Pick<Board, "access">

/**
 * Holds everything that is pasted, dropped or chosen back from who may only read, in one place and
 * with one sentence: handlers, tldraw's and ours, rely on the shapes that they have just created.
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
  const messages = picturesMessages[currentLanguage()]
  announce(access.get().role === "viewer" ? messages.viewer : messages.locked)
}
