import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { readUnsyncedChanges } from "../../board/device/unsynced-changes.ts"
import type { EndReason } from "../../board/sync/connection-status.ts"
import { useConnectionStatus } from "../../board/use-board.ts"
import { type BoardMessages, boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { CheckIcon, DownloadIcon, WarningIcon } from "../../ui/icons.tsx"
import { saveUnsyncedChanges } from "../export/download.ts"
import { navigate } from "../route.ts"
import { forgetToken } from "../token.ts"
import { leaveForGood } from "./leaving.ts"

/** Nothing can be done about it here. */
type FinalReason = Exclude<EndReason, "tooLarge">

/** Shown when the board is over for this browser, or when the server threw a change away: never silently. */
export function EndedDialog({
  board,
  onReopen,
}: {
  board: Board
  onReopen: () => void
}): JSX.Element | null {
  const connection = useConnectionStatus(board)
  if (connection.kind === "notPermitted" && connection.reason === "refused") {
    return <NotTaken board={board} onReopen={onReopen} reason="refused" />
  }
  if (connection.kind !== "ended") return null
  const { reason, waiting } = connection
  if (reason === "tooLarge") {
    return <NotTaken board={board} onReopen={onReopen} reason="tooLarge" />
  }
  return <Ended board={board} reason={reason} waiting={waiting} />
}

function Ended({
  board,
  reason,
  waiting,
}: {
  board: Board
  reason: FinalReason
  waiting: number
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    // Also a reload must not show once more what the person may no longer see.
    if (reason === "removed") forgetToken(board.id)
  }, [board, reason])
  const isGone = reason === "deleted" || reason === "removed"
  const leave = (): void => {
    // What can never be sent is kept on this device only until it is in a file.
    if (isGone && (waiting === 0 || saved)) void leaveForGood(board.id)
    else navigate("/")
  }
  return (
    <Dialog
      title={messages.endedTitle}
      covers={reason === "removed"}
      onClose={leave}
      actions={
        <>
          {waiting > 0 && (
            <SaveButton board={board} isFirst={!saved} onSaved={() => setSaved(true)} />
          )}
          <Button kind={waiting > 0 && !saved ? "secondary" : "primary"} onClick={leave}>
            {messages.start}
          </Button>
        </>
      }
    >
      <div className="stack" tabIndex={-1} ref={takeFocus}>
        <p>{endText(reason, messages)}</p>
        {waiting > 0 && (
          <p>
            <strong>{messages.unsent(waiting)}</strong> {unsentText(reason, messages)}
          </p>
        )}
        {saved && <Saved />}
      </div>
    </Dialog>
  )
}

/** The board goes on for everybody, but not with the last changes of this device: kept as a file, they make way. */
function NotTaken({
  board,
  onReopen,
  reason,
}: {
  board: Board
  onReopen: () => void
  reason: "refused" | "tooLarge"
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const [saved, setSaved] = useState(false)
  const [isWarned, setWarned] = useState(false)
  const reopen = (): void => {
    // Escape or a hasty click must not cost what only this device has.
    if (saved || isWarned) void board.forget().then(onReopen)
    else setWarned(true)
  }
  return (
    <Dialog
      title={reason === "refused" ? messages.refusedTitle : messages.tooLargeTitle}
      onClose={reopen}
      actions={
        <>
          <SaveButton board={board} isFirst={!saved} onSaved={() => setSaved(true)} />
          <Button kind={saved ? "primary" : "secondary"} onClick={reopen}>
            {isWarned && !saved ? messages.reopenAnyway : messages.reopen}
          </Button>
        </>
      }
    >
      <div className="stack" tabIndex={-1} ref={takeFocus}>
        <p>{reason === "refused" ? messages.refusedMore : messages.tooLargeMore}</p>
        {saved && <Saved />}
        {isWarned && !saved && <Warning />}
      </div>
    </Dialog>
  )
}

/** These dialogs come by themselves, perhaps in the middle of typing: the next key must not press a button. */
function takeFocus(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "")
}

function Warning(): JSX.Element {
  const messages = useMessages(boardMessages)
  return (
    <p className="notice" role="alert">
      <WarningIcon /> {messages.reopenWarning}
    </p>
  )
}

function SaveButton({
  board,
  isFirst,
  onSaved,
}: {
  board: Board
  /** Whether it is what should be done now. */
  isFirst: boolean
  onSaved: () => void
}): JSX.Element {
  const messages = useMessages(boardMessages)
  return (
    <Button
      kind={isFirst ? "primary" : "secondary"}
      onClick={() => {
        saveUnsyncedChanges(readUnsyncedChanges(board))
        onSaved()
      }}
    >
      <DownloadIcon /> {messages.saveUnsent}
    </Button>
  )
}

function Saved(): JSX.Element {
  const messages = useMessages(boardMessages)
  return (
    <output className="notice" data-kind="ok">
      <CheckIcon /> {messages.savedUnsent}
    </output>
  )
}

function endText(reason: FinalReason, messages: BoardMessages): string {
  switch (reason) {
    case "deleted":
      return messages.endedDeleted
    case "notFound":
      return messages.endedNotFound
    case "linkEnded":
      return messages.endedLink
    case "removed":
      return messages.endedRemoved
  }
}

/** What can be done with the work depends on whether there is still a board to take it. */
function unsentText(reason: FinalReason, messages: BoardMessages): string {
  if (reason === "deleted" || reason === "notFound") return messages.unsentDeleted
  return reason === "linkEnded" ? messages.unsentLink : messages.unsentOther
}
