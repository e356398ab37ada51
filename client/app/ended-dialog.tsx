import { type JSX } from "react"

import type { Board } from "../board/board.ts"
import type { EndReason } from "../board/connection.ts"
import { readUnsentWork } from "../board/unsent-work.ts"
import { useConnection } from "../board/use-board.ts"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { DownloadIcon } from "../ui/icons.tsx"
import { useWords } from "../ui/language.ts"
import { type BoardWords, boardWords } from "./board-words.ts"
import { saveFile } from "./download.ts"

/** Shown when the board is over for this browser, or when the server threw a change away: never silently. */
export function EndedDialog({
  board,
  onReopen,
}: {
  board: Board
  onReopen: () => void
}): JSX.Element | null {
  const words = useWords(boardWords)
  const connection = useConnection(board)
  const save = (
    <Button onClick={() => saveUnsent(board)}>
      <DownloadIcon /> {words.saveUnsent}
    </Button>
  )
  if (connection.kind === "ended") {
    return (
      <Dialog
        title={words.endedTitle}
        onClose={() => location.assign("/")}
        actions={
          <>
            {connection.waiting > 0 && save}
            <ButtonLink kind="primary" href="/">
              {words.start}
            </ButtonLink>
          </>
        }
      >
        <div className="stack">
          <p>{endText(connection.reason, words)}</p>
          {connection.waiting > 0 && <p>{words.unsent(connection.waiting)}</p>}
        </div>
      </Dialog>
    )
  }
  if (connection.kind !== "notPermitted" || connection.reason !== "refused") return null
  const reopen = (): void => void board.forget().then(onReopen)
  return (
    <Dialog
      title={words.refusedTitle}
      onClose={reopen}
      actions={
        <>
          {save}
          <Button kind="primary" onClick={reopen}>
            {words.reopen}
          </Button>
        </>
      }
    >
      <p>{words.refusedMore}</p>
    </Dialog>
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

function saveUnsent(board: Board): void {
  const work = JSON.stringify(readUnsentWork(board))
  const day = new Date().toISOString().slice(0, 10)
  saveFile(new Blob([work], { type: "application/json" }), `tafelrunde-gesichert-${day}.json`)
}
