import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { type JSX, lazy, Suspense } from "react"
import { type Editor, useValue } from "tldraw"

import { type Board } from "../../board/board.ts"
import { useAccess, useBin } from "../../board/use-board.ts"
import { useEntries } from "../../entities/use-entries.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { modelOf, type OpenedEntry as Opened } from "../shapes/canvas-model.ts"
import { isCardShape } from "./card-shape.tsx"

// The forms are loaded when somebody opens the first.
const EntryPanel = lazy(async () => ({
  default: (await import("../../entities/entry-panel.tsx")).EntryPanel,
}))

/** The form of the entry that somebody has opened by its card, its arrow or a note's mark; what has been removed can be brought back instead. */
export function OpenedEntry({ editor }: { readonly editor: Editor }): JSX.Element | null {
  const model = modelOf(editor)
  const opened = useValue(model.opened)
  if (!opened) return null
  const close = (): void => {
    model.opened.set(undefined)
    editor.focus()
  }
  return (
    <Entry
      key={`${opened.collection}/${opened.id}`}
      editor={editor}
      board={model.board}
      opened={opened}
      onClose={close}
    />
  )
}

interface EntryProps {
  readonly editor: Editor
  readonly board: Board
  readonly opened: Opened
  readonly onClose: () => void
}

function Entry(props: EntryProps): JSX.Element {
  const { board, opened, onClose } = props
  const { collection, id } = opened
  const isThere = useEntries(board.lists, collection).some((entry) => entry.id === id)
  if (!isThere) return <RemovedEntry {...props} />
  return (
    <Suspense fallback={null}>
      <EntryPanel board={board} place={{ collection, id }} onClose={onClose} />
    </Suspense>
  )
}

function RemovedEntry({ editor, board, opened, onClose }: EntryProps): JSX.Element {
  const messages = useMessages(canvasMessages)
  const { language } = useLanguage()
  const { access, role } = useAccess(board)
  const { collection, id, shapeId } = opened
  const found = useBin(board).find((entry) => entry.collection === collection && entry.id === id)
  const mayRestore = access === "write" && role === "facilitator"
  const name = found?.name || COLLECTIONS[collection].one[language]
  // A note or an arrow is more than a view of the entry: it is not cleared away with it.
  const isCard = isCardShape(editor.getShape(shapeId))
  return (
    <Dialog
      title={found || !isCard ? messages.entryRemovedTitle(name) : messages.shownRemoved}
      onClose={onClose}
      actions={
        <>
          {access === "write" && isCard && (
            <Button
              onClick={() => {
                onClose()
                editor.markHistoryStoppingPoint("delete card")
                editor.deleteShapes([shapeId])
              }}
            >
              {messages.removeCard}
            </Button>
          )}
          {found && mayRestore && (
            <Button kind="primary" onClick={() => board.bin.restore(found)}>
              {messages.restoreEntry}
            </Button>
          )}
        </>
      }
    >
      <p>{found ? (mayRestore ? messages.inBin : messages.inBinOfOthers) : messages.entryGone}</p>
    </Dialog>
  )
}
