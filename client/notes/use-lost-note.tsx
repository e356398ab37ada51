import { addNotes, type ListedNote } from "@tafelrunde/shared/notes"
import { type JSX, useEffect, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { useForm } from "../entities/fields/form-context.ts"
import { focusEntry, useGone } from "../entities/use-gone.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { announce } from "../ui/toast.tsx"
import { matrixRatio } from "./matrix-ratio.ts"
import { type NamedArea, titleOf } from "./use-notes.ts"

interface Shown {
  readonly areas: readonly NamedArea[]
  readonly opened: ListedNote | undefined
  readonly openId: string | undefined
  readonly onOpen: (id: string | undefined) => void
}

interface LostNote {
  readonly text: string
  readonly areaId: string | undefined
}

const OFFERED_MS = 60_000

/** When somebody else removes the note that is open: says so, and offers its words as a new note for a minute. */
export function useLostNote(
  board: Board,
  { areas, opened, openId, onOpen }: Shown,
): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const { isReadOnly } = useForm()
  const [lost, setLost] = useState<LostNote>()
  const areaId = useRef<string>(undefined)
  useGone({
    ids: areas.flatMap(({ notes }) => notes.map(({ id }) => id)),
    openId,
    text: opened?.text,
    onGone: (text, neighbour) => {
      announce(messages.noteGone)
      if (text.trim() !== "" && !isReadOnly) setLost({ text, areaId: areaId.current })
      onOpen(undefined)
      focusEntry(neighbour)
    },
  })
  useEffect(() => {
    const area = areas.find(({ notes }) => notes.some(({ id }) => id === openId))
    if (area) areaId.current = area.id
  }, [areas, openId])
  useEffect(() => {
    if (!lost) return undefined
    const timer = setTimeout(() => setLost(undefined), OFFERED_MS)
    return () => clearTimeout(timer)
  }, [lost])
  if (!lost) return null
  const keep = (): void => {
    const area = areas.find(({ id }) => id === lost.areaId) ?? areas[0]
    setLost(undefined)
    if (!area) return
    const added = addNotes(board, {
      areaId: area.id,
      texts: [lost.text],
      matrixRatio: matrixRatio(board),
    })
    onOpen(added[0])
  }
  return (
    <div className="undo-offer">
      <span>{messages.noteGoneOf(titleOf(lost.text, messages.noteEmpty))}</span>
      <Button kind="quiet" disabled={isReadOnly} onClick={keep}>
        {messages.noteKeep}
      </Button>
    </div>
  )
}
