import { type JSX, useState } from "react"

import type { Board } from "../../board/board.ts"
import { useBoardTitle } from "../../board/use-board.ts"
import { appMessages } from "../../messages/app.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { DownloadIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"
import { deleteBoard } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { saveWholeBoard } from "../export/save-export.ts"
import { leaveForGood } from "./leaving.ts"

/** Deletes the board for everybody; the person has to type its title, because this cannot be undone. */
export function DeleteDialog({
  board,
  token,
  onClose,
}: {
  board: Board
  token: string
  onClose: () => void
}): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { untitled } = useMessages(appMessages)
  const title = useBoardTitle(board) || untitled
  const [typed, setTyped] = useState("")
  const [wrong, setWrong] = useState(false)
  const remove = async (): Promise<void> => {
    const isSame = typed.trim().toLowerCase() === title.trim().toLowerCase()
    setWrong(!isSame)
    if (!isSame) return
    const done = await attempt(deleteBoard(board.id, token).then(() => true))
    if (!done) return
    announce(messages.deleted(title))
    await leaveForGood(board.id)
  }
  return (
    <ConfirmDialog
      title={messages.deleteTitle(title)}
      action={messages.deleteDo}
      onCancel={onClose}
      onConfirm={() => void remove()}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void remove()
        }}
      >
        <p>{messages.deleteMore}</p>
        <p>
          <Button onClick={() => void saveWholeBoard(board)}>
            <DownloadIcon /> {messages.deleteSaveFirst}
          </Button>
        </p>
        <TextField
          label={messages.deleteType(title)}
          value={typed}
          autoComplete="off"
          error={wrong ? messages.deleteWrong : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </ConfirmDialog>
  )
}
