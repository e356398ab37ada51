import { type JSX, useState } from "react"

import type { Board } from "../../board/board.ts"
import { useBoardTitle } from "../../board/use-board.ts"
import { TextField } from "../../ui/field.tsx"
import { useWords } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { deleteBoard } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { facilitationWords } from "../people/facilitation-words.ts"
import { appWords } from "../words.ts"
import { leaveForGood } from "./leaving.ts"

/** Deletes the board for everyone; the title has to be typed, because nothing brings it back. */
export function DeleteDialog({
  board,
  token,
  onClose,
}: {
  board: Board
  token: string
  onClose: () => void
}): JSX.Element {
  const words = useWords(facilitationWords)
  const { untitled } = useWords(appWords)
  const title = useBoardTitle(board) || untitled
  const [typed, setTyped] = useState("")
  const [wrong, setWrong] = useState(false)
  const remove = async (): Promise<void> => {
    const isSame = typed.trim().toLowerCase() === title.trim().toLowerCase()
    setWrong(!isSame)
    if (!isSame) return
    const done = await attempt(deleteBoard(board.id, token).then(() => true))
    if (!done) return
    announce(words.deleted(title))
    await leaveForGood(board.id)
  }
  return (
    <ConfirmDialog
      title={words.deleteTitle(title)}
      action={words.deleteDo}
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
        <p>{words.deleteMore}</p>
        <TextField
          label={words.deleteType(title)}
          value={typed}
          autoComplete="off"
          error={wrong ? words.deleteWrong : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </ConfirmDialog>
  )
}
