import { type JSX } from "react"

import { appMessages } from "../../messages/app.ts"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { ContentProblems } from "./content-problems.tsx"
import { GuessedEncoding } from "./guessed-encoding.tsx"
import type { useImport } from "./use-import.ts"

export function ImportDialog({ flow }: { flow: ReturnType<typeof useImport> }): JSX.Element | null {
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
