import { type JSX, useState } from "react"

import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TrashIcon } from "../../ui/icons.tsx"
import { useLanguage, useWords } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { navigate } from "../route.ts"
import { forgetToken } from "../token.ts"
import { appWords } from "../words.ts"
import { type RecentBoard, forgetBoard, readRecentBoards } from "./recent-boards.ts"

export function RecentList(): JSX.Element | null {
  const words = useWords(appWords)
  const [boards, setBoards] = useState(readRecentBoards)
  const [leaving, setLeaving] = useState<RecentBoard>()
  if (boards.length === 0) return null
  const remove = async (board: RecentBoard): Promise<void> => {
    forgetBoard(board.id)
    forgetToken(board.id)
    setBoards(readRecentBoards())
    setLeaving(undefined)
    announce(words.removed(board.title || words.untitled))
    const { clearDeviceCopies } = await import("../../board/device/device-copy.ts")
    await clearDeviceCopies(board.id)
  }
  return (
    <section className="card recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{words.recentTitle}</h2>
      <ul>
        {boards.map((board) => (
          <RecentItem key={board.id} board={board} onRemove={() => setLeaving(board)} />
        ))}
      </ul>
      <p className="hint">{words.recentHint}</p>
      {leaving && (
        <Dialog
          title={words.removeTitle}
          onClose={() => setLeaving(undefined)}
          actions={
            <>
              <Button onClick={() => setLeaving(undefined)}>{words.cancel}</Button>
              <Button kind="danger" onClick={() => void remove(leaving)}>
                {words.remove}
              </Button>
            </>
          }
        >
          <p>{words.removeMore(leaving.title || words.untitled)}</p>
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
  const words = useWords(appWords)
  const { language } = useLanguage()
  const title = board.title || words.untitled
  const path = `/b/${board.id}`
  const opened = new Date(board.openedAt).toLocaleDateString(language, { dateStyle: "medium" })
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
          {words[board.role]} · {opened}
        </span>
      </a>
      <Button kind="quiet" shape="icon" aria-label={words.removeBoard(title)} onClick={onRemove}>
        <TrashIcon />
      </Button>
    </li>
  )
}
