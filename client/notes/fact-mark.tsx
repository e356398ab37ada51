import { type FactCollection, type FactReference } from "@tafelrunde/shared/notes"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { useEntries } from "../entities/use-entries.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { shownFact } from "./promotion.ts"

interface FactMarkProps {
  readonly board: Pick<Board, "lists">
  readonly fact: FactReference
  readonly onGoTo: (collection: FactCollection, id: string) => void
}

/** Says in words what a note has become, and leads there; nothing where the entry is gone. */
export function FactMark({ board, fact, onGoTo }: FactMarkProps): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const { language } = useLanguage()
  useEntries(board.lists, fact.collection)
  const shown = shownFact(board, fact, language)
  if (!shown) return null
  const { label, title, collection, id } = shown
  return (
    <button
      type="button"
      className="note-fact"
      aria-label={messages.noteToFact(label, title)}
      onClick={() => onGoTo(collection, id)}
    >
      {label}
    </button>
  )
}
