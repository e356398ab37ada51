import { type JSX, useState } from "react"

import { appMessages } from "../../messages/app.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TrashIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"
import { navigate } from "../route.ts"
import { forgetToken } from "../token.ts"
import { type RecentBoard, forgetBoard, readRecentBoards } from "./recent-boards.ts"

export function RecentList(): JSX.Element | null {
  const messages = useMessages(appMessages)
  const [boards, setBoards] = useState(readRecentBoards)
  const [leaving, setLeaving] = useState<RecentBoard>()
  if (boards.length === 0) return null
  const remove = async (board: RecentBoard): Promise<void> => {
    forgetBoard(board.id)
    forgetToken(board.id)
    setBoards(readRecentBoards())
    setLeaving(undefined)
    announce(messages.removed(board.title || messages.untitled))
    const { clearDeviceCopies } = await import("../../board/device/device-copy.ts")
    await clearDeviceCopies(board.id)
  }
  return (
    <section className="card recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{messages.recentTitle}</h2>
      <ul>
        {boards.map((board) => (
          <RecentItem key={board.id} board={board} onRemove={() => setLeaving(board)} />
        ))}
      </ul>
      <p className="hint">{messages.recentHint}</p>
      {leaving && (
        <Dialog
          title={messages.removeTitle}
          onClose={() => setLeaving(undefined)}
          actions={
            <>
              <Button onClick={() => setLeaving(undefined)}>{messages.cancel}</Button>
              <Button kind="danger" onClick={() => void remove(leaving)}>
                {messages.remove}
              </Button>
            </>
          }
        >
          <p>{messages.removeMore(leaving.title || messages.untitled)}</p>
        </Dialog>
      )}
    </section>
  )
}

function RecentItem({
  board,
  onRemove,
}: {
  board: RecentBoard
  onRemove: () => void
}): JSX.Element {
  const messages = useMessages(appMessages)
  const { locale } = useLanguage()
  const title = board.title || messages.untitled
  const path = `/b/${board.id}`
  const opened = new Date(board.openedAt).toLocaleDateString(locale, { dateStyle: "medium" })
  return (
    <li>
      <a
        href={path}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          navigate(path)
        }}
      >
        <strong>{title}</strong>
        <span className="hint">
          {messages[board.role]} · {opened}
        </span>
      </a>
      <Button kind="quiet" shape="icon" aria-label={messages.removeBoard(title)} onClick={onRemove}>
        <TrashIcon />
      </Button>
    </li>
  )
}
