import { type JSX, useEffect, useState } from "react"

import type { Board } from "../board/board.ts"
import type { Connection, EndReason } from "../board/connection.ts"
import { readUnsentWork } from "../board/unsent-work.ts"
import { useConnection } from "../board/use-board.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { CheckIcon, DownloadIcon } from "../ui/icons.tsx"
import { useWords } from "../ui/language.ts"
import { type BoardWords, boardWords } from "./board-words.ts"
import { saveUnsentWork } from "./download.ts"
import { leaveForGood } from "./leaving.ts"
import { navigate } from "./route.ts"
import { forgetToken } from "./token.ts"

/** Shown when the board is over for this browser, or when the server threw a change away: never silently. */
export function EndedDialog({
  board,
  onReopen,
}: {
  board: Board
  onReopen: () => void
}): JSX.Element | null {
  const connection = useConnection(board)
  if (connection.kind === "ended") return <Ended board={board} connection={connection} />
  if (connection.kind === "notPermitted" && connection.reason === "refused") {
    return <Refused board={board} onReopen={onReopen} />
  }
  return null
}

function Ended({
  board,
  connection: { reason, waiting },
}: {
  board: Board
  connection: Connection & { kind: "ended" }
}): JSX.Element {
  const words = useWords(boardWords)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    // Also a reload must not show once more what the person may no longer see.
    if (reason === "removed") forgetToken(board.id)
  }, [board, reason])
  const isGone = reason === "deleted" || reason === "removed"
  const leave = (): void => {
    // What can never be sent is kept on this device only until it is in a file.
    if (isGone && (waiting === 0 || saved)) void leaveForGood(board.id)
    else navigate("/")
  }
  return (
    <Dialog
      title={words.endedTitle}
      onClose={leave}
      actions={
        <>
          {waiting > 0 && <SaveButton board={board} onSaved={() => setSaved(true)} />}
          <Button kind="primary" onClick={leave}>
            {words.start}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{endText(reason, words)}</p>
        {waiting > 0 && (
          <p>
            <strong>{words.unsent(waiting)}</strong> {unsentText(reason, words)}
          </p>
        )}
        {saved && <Saved />}
      </div>
    </Dialog>
  )
}

function Refused({ board, onReopen }: { board: Board; onReopen: () => void }): JSX.Element {
  const words = useWords(boardWords)
  const [saved, setSaved] = useState(false)
  const reopen = (): void => void board.forget().then(onReopen)
  return (
    <Dialog
      title={words.refusedTitle}
      onClose={reopen}
      actions={
        <>
          <SaveButton board={board} onSaved={() => setSaved(true)} />
          <Button kind="primary" onClick={reopen}>
            {words.reopen}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.refusedMore}</p>
        {saved && <Saved />}
      </div>
    </Dialog>
  )
}

function SaveButton({ board, onSaved }: { board: Board; onSaved: () => void }): JSX.Element {
  const words = useWords(boardWords)
  return (
    <Button
      onClick={() => {
        saveUnsentWork(readUnsentWork(board))
        onSaved()
      }}
    >
      <DownloadIcon /> {words.saveUnsent}
    </Button>
  )
}

function Saved(): JSX.Element {
  const words = useWords(boardWords)
  return (
    <output className="notice" data-kind="ok">
      <CheckIcon /> {words.savedUnsent}
    </output>
  )
}

function endText(reason: EndReason, words: BoardWords): string {
  switch (reason) {
    case "deleted":
      return words.endedDeleted
    case "notFound":
      return words.endedNotFound
    case "linkEnded":
      return words.endedLink
    case "removed":
      return words.endedRemoved
    case "tooLarge":
      return words.endedTooLarge
  }
}

/** What can be done with the work depends on whether there is still a board to take it. */
function unsentText(reason: EndReason, words: BoardWords): string {
  if (reason === "deleted" || reason === "notFound") return words.unsentDeleted
  return reason === "linkEnded" ? words.unsentLink : words.unsentOther
}
