import { type JSX, lazy, Suspense } from "react"

import type { Board } from "../../board/board.ts"
import { appMessages } from "../../messages/app.ts"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { ContentProblems } from "./content-problems.tsx"
import { GuessedEncoding } from "./guessed-encoding.tsx"
import type { useImport } from "./use-import.ts"

/** Loaded with the first table: most boards never see one. */
const TableImportDialog = lazy(async () => {
  const { TableImportDialog: dialog } = await import("./table/table-import-dialog.tsx")
  return { default: dialog }
})

interface ImportDialogProps {
  readonly flow: ReturnType<typeof useImport>
  readonly board: Board
  readonly token: string
}

export function ImportDialog({ flow, board, token }: ImportDialogProps): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const { untitled } = useMessages(appMessages)
  const { current, cancel, confirm } = flow
  if (!current) return null
  if (current.step === "flawed") {
    return (
      <Dialog title={messages.importFlawed} onClose={cancel}>
        <div className="stack">
          {current.text && <p>{current.text}</p>}
          {current.problems.length > 0 && <ContentProblems problems={current.problems} />}
        </div>
      </Dialog>
    )
  }
  if (current.step === "table") {
    return (
      <Suspense>
        <TableImportDialog {...current.table} board={board} token={token} onClose={cancel} />
      </Suspense>
    )
  }
  const isBoard = current.step === "confirmBoard"
  const title = current.title || untitled
  return (
    <Dialog
      title={isBoard ? messages.importBoardTitle : messages.importTitle}
      onClose={cancel}
      actions={
        <>
          <Button onClick={cancel}>{messages.cancel}</Button>
          <Button kind="danger" onClick={() => void confirm()}>
            {messages.importDo}
          </Button>
        </>
      }
    >
      <p>{isBoard ? messages.importBoardMore(title) : messages.importMore(title)}</p>
      {!isBoard && current.guess && <GuessedEncoding samples={current.guess.samples} />}
    </Dialog>
  )
}
