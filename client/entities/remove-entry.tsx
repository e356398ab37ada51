import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { type EntryPlace, goesWith, isFilled } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useState } from "react"

import { type Board } from "../board/board.ts"
import { plural } from "../messages/plural.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { announce } from "../ui/toast.tsx"
import { remove } from "./edits.ts"
import { useForm } from "./fields/form-context.ts"

interface Named extends EntryPlace {
  /** What people call it. */
  readonly name: string
}

interface Removal {
  readonly ask: (entry: Named) => void
  /** The question before, or the offer to take it back. */
  readonly element: JSX.Element | null
}

/** How long the offer stands there. */
export const OFFERED_MS = 15_000

/** Removes entries: asks before something that others hang on goes, and offers to take everything back. */
export function useRemoval(board: Board, onRemoved: () => void): Removal {
  const { messages } = useForm()
  const [asked, setAsked] = useState<Named>()
  const [removed, setRemoved] = useState<Named>()
  useEffect(() => {
    if (!removed) return undefined
    const timer = setTimeout(() => setRemoved(undefined), OFFERED_MS)
    return () => clearTimeout(timer)
  }, [removed])
  const removeNow = (entry: Named): void => {
    remove(board, entry)
    setAsked(undefined)
    setRemoved(entry)
    announce(messages.removed(entry.name), "quiet")
    onRemoved()
  }
  const { bin } = board
  return {
    ask: (entry) => {
      if (!isFilled(bin.docs, entry)) removeNow(entry)
      else if (!bin.mayRemoveFilled(entry)) announce(messages.filledStays(entry.name))
      else if (goesWith(bin.docs, entry).size > 0) setAsked(entry)
      else removeNow(entry)
    },
    element: asked ? (
      <RemovalDialog
        board={board}
        entry={asked}
        onClose={() => setAsked(undefined)}
        onRemove={() => removeNow(asked)}
      />
    ) : (
      (removed && (
        <UndoOffer board={board} name={removed.name} onGone={() => setRemoved(undefined)} />
      )) ||
      null
    ),
  }
}

interface RemovalDialogProps {
  readonly board: Board
  readonly entry: Named
  readonly onClose: () => void
  readonly onRemove: () => void
}

function RemovalDialog({ board, entry, onClose, onRemove }: RemovalDialogProps): JSX.Element {
  const { messages, language } = useForm()
  const counts = [...goesWith(board.bin.docs, entry)].map(([name, count]) => {
    const { one, many } = COLLECTIONS[name]
    return plural(language, count, { one: `# ${one[language]}`, other: `# ${many[language]}` })
  })
  return (
    <Dialog
      title={messages.removeTitle(entry.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button kind="danger" onClick={onRemove}>
            {messages.remove}
          </Button>
        </>
      }
    >
      <p>{messages.removedWith(new Intl.ListFormat(language).format(counts))}</p>
    </Dialog>
  )
}

interface UndoOfferProps {
  readonly board: Board
  readonly name: string
  readonly onGone: () => void
}

/** Offers to take the last step back, which has removed something. */
export function UndoOffer({ board, name, onGone }: UndoOfferProps): JSX.Element {
  const { messages } = useForm()
  return (
    <div className="undo-offer">
      <span>{messages.removed(name)}</span>
      <Button
        kind="quiet"
        onClick={() => {
          board.undo.undo()
          onGone()
        }}
      >
        {messages.undo}
      </Button>
    </div>
  )
}
