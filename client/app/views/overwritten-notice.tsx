import { COLLECTIONS, type Field } from "@tafelrunde/shared/entities"
import { onOverwritten, type Overwritten, setField } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { readHistory } from "../../board/history/read-history.ts"
import { boardMessages } from "../../messages/board.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { CloseIcon } from "../../ui/icons.tsx"

const SHOWN_MS = 30_000
/** The server knows who it was a moment later. */
const ASK_AFTER_MS = 1500

/** Tells who has lost a value against somebody who wrote at the same time, and gives it back by one click. */
export function OverwrittenNotice({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(boardMessages)
  const { language } = useLanguage()
  const { lost, by, dismiss } = useOverwritten(board)
  const field =
    lost &&
    new Map<string, Field>(Object.entries(COLLECTIONS[lost.collection].fields)).get(lost.field)
  return (
    // Always rendered: screen readers ignore a live region that appears together with its text.
    <output className="removal-notice" data-empty={lost === undefined}>
      {lost && (
        <>
          <span>{messages.overwritten(by, field?.label[language] ?? lost.field)}</span>
          <Button
            kind="quiet"
            onClick={() => {
              setField(board.doc, lost, { field: lost.field, value: lost.own })
              dismiss()
            }}
          >
            {messages.takeMine}
          </Button>
          <Button
            kind="quiet"
            shape="icon"
            aria-label={messages.dismissOverwritten}
            onClick={dismiss}
          >
            <CloseIcon />
          </Button>
        </>
      )}
    </output>
  )
}

interface Shown {
  readonly lost: Overwritten | undefined
  /** The institution; undefined while it is not known. */
  readonly by: string | undefined
  readonly dismiss: () => void
}

function useOverwritten(board: Board): Shown {
  const [lost, setLost] = useState<Overwritten>()
  const [by, setBy] = useState<string>()
  useEffect(
    () =>
      onOverwritten(board.doc, ([first]) => {
        setBy(undefined)
        setLost(first)
      }),
    [board],
  )
  useEffect(() => {
    if (!lost) return undefined
    const { collection: list, id: entry, field } = lost
    let isCurrent = true
    const ask = setTimeout(() => {
      readHistory(board, { list, entry }).then(
        ({ changes }) =>
          isCurrent && setBy(changes.find((each) => each.field === field)?.seat?.name),
        // Without the server the notice names nobody.
        () => {},
      )
    }, ASK_AFTER_MS)
    const end = setTimeout(() => setLost(undefined), SHOWN_MS)
    return () => {
      isCurrent = false
      clearTimeout(ask)
      clearTimeout(end)
    }
  }, [board, lost])
  return { lost, by, dismiss: () => setLost(undefined) }
}
