import { type JSX } from "react"

import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { useWords } from "../../ui/language.ts"
import { boardWords } from "../board-page/board-words.ts"
import { appWords } from "../words.ts"
import { ContentProblems } from "./content-problems.tsx"
import type { useImport } from "./use-import.ts"

export function ImportDialog({ flow }: { flow: ReturnType<typeof useImport> }): JSX.Element | null {
  const words = useWords(boardWords)
  const { untitled } = useWords(appWords)
  const { current, cancel, confirm } = flow
  if (!current) return null
  if (current.step === "flawed") {
    return (
      <Dialog title={words.importFlawed} onClose={cancel}>
        <div className="stack">
          {current.text && <p>{current.text}</p>}
          {current.problems.length > 0 && <ContentProblems problems={current.problems} />}
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.importTitle}
      onClose={cancel}
      actions={
        <>
          <Button onClick={cancel}>{words.cancel}</Button>
          <Button kind="danger" onClick={() => void confirm()}>
            {words.importDo}
          </Button>
        </>
      }
    >
      <p>{words.importMore(current.title || untitled)}</p>
    </Dialog>
  )
}
