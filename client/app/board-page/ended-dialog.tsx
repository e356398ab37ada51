import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { clearDeviceCopies } from "../../board/device/device-copy.ts"
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

/** Reasons that end the board for this device finally. */
type FinalReason = Exclude<EndReason, "tooLarge">

/** Shown when the board has ended for this browser, or when the server has refused a change. */
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
  const { reason, pending } = connection
  if (reason === "tooLarge") {
    return <NotTaken board={board} onReopen={onReopen} reason="tooLarge" />
  }
  return <Ended board={board} reason={reason} pending={pending} />
}

function Ended({
  board,
  reason,
  pending,
}: {
  board: Board
  reason: FinalReason
  pending: number
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    if (reason !== "removed") return
    // The person has lost access, so this device keeps nothing of the board but work that did not arrive, until it is saved.
    forgetToken(board.id)
    if (pending === 0 || saved) void clearDeviceCopies(board.id)
  }, [board, reason, pending, saved])
  const isGone = reason === "deleted" || reason === "removed"
  const leave = (): void => {
    // Changes that can no longer be sent stay on this device until the person has saved them as a file.
    if (isGone && (pending === 0 || saved)) void leaveForGood(board.id)
    else navigate("/")
  }
  return (
    <Dialog
      title={messages.endedTitle}
      covers={reason === "removed"}
      onClose={leave}
      actions={
        <>
          {pending > 0 && (
            <SaveButton board={board} isFirst={!saved} onSaved={() => setSaved(true)} />
          )}
          <Button kind={pending > 0 && !saved ? "secondary" : "primary"} onClick={leave}>
            {messages.start}
          </Button>
        </>
      }
    >
      <div className="stack" tabIndex={-1} ref={takeFocus}>
        <p>{endText(reason, messages)}</p>
        {pending > 0 && (
          <p>
            <strong>{messages.unsent(pending)}</strong> {unsentText(reason, messages)}
          </p>
        )}
        {saved && <Saved />}
      </div>
    </Dialog>
  )
}

/** The server refused this device's last changes: the person saves them as a file, then the server's state is loaded. */
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
    // Escape or a hasty click must not discard changes that only this device has.
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

/** Focuses the text, not a button: the dialog opens by itself, and the next keystroke of somebody typing must not press a button. */
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
  /** Whether saving is the recommended action. */
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

/** Advice about the pending changes; it depends on whether the board still exists. */
function unsentText(reason: FinalReason, messages: BoardMessages): string {
  if (reason === "deleted" || reason === "notFound") return messages.unsentDeleted
  return reason === "linkEnded" ? messages.unsentLink : messages.unsentOther
}
