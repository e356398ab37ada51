import { type JSX, useEffect } from "react"

import type { Board } from "../../board/board.ts"
import type { Access, ConnectionStatus } from "../../board/sync/connection-status.ts"
import { useAccess, useConnectionStatus } from "../../board/use-board.ts"
import { type BoardMessages, boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import {
  CheckIcon,
  EyeIcon,
  InformationIcon,
  LockIcon,
  OfflineIcon,
  WarningIcon,
} from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"
import type { BoardView } from "./use-view.ts"

const SPOKEN_AFTER_MS = 2000

/** The connection status as text, always visible; read out only when it lasts. */
export function ConnectionLine({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(boardMessages)
  const connection = useConnectionStatus(board)
  const { role } = useAccess(board)
  const text = connectionText(connection, messages)
  useSpoken(connection.kind === "saving" || connection.kind === "opening" ? "" : text)
  return (
    <p
      className="connection"
      data-kind={connection.kind}
      title={connectionMore(connection, messages, role)}
    >
      <ConnectionIcon connection={connection} />
      <span className="connection-text">{text}</span>
    </p>
  )
}

/** Announces a status only when it lasts, so that short changes are not read out. */
function useSpoken(text: string): void {
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => announce(text, "quiet"), SPOKEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
}

/** A banner for statuses that a person must know before continuing; null otherwise. The table shows read-only access itself. */
export function ConnectionNotice({
  board,
  view,
}: {
  board: Board
  view: BoardView
}): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const connection = useConnectionStatus(board)
  const { role } = useAccess(board)
  const more = connectionMore(connection, messages, role)
  if (!more || (connection.kind === "notPermitted" && !isNews(connection, view))) return null
  return (
    <div className="connection-notice" data-kind={connection.kind}>
      <ConnectionIcon connection={connection} />
      <p>
        {/* On a phone the bar has no space for the text; it is still read out. */}
        <strong className="connection-state" aria-hidden="true">
          {connectionText(connection, messages)}
        </strong>{" "}
        {more}
      </p>
    </div>
  )
}

/** Viewers get no banner: they know that they cannot edit, and a projector needs the space. */
function isNews(connection: ConnectionStatus & { kind: "notPermitted" }, view: BoardView): boolean {
  return (view === "canvas" || connection.pending > 0) && connection.reason === "locked"
}

function ConnectionIcon({ connection }: { connection: ConnectionStatus }): JSX.Element {
  switch (connection.kind) {
    case "saved":
      return <CheckIcon />
    case "opening":
    case "saving":
      return <span className="connection-dots" aria-hidden="true" />
    case "offline":
      return <OfflineIcon />
    case "notPermitted":
      return connection.reason === "viewer" ? <EyeIcon /> : <LockIcon />
    case "notSaved":
    case "noSpace":
      return <WarningIcon />
    case "ended":
      return <InformationIcon />
  }
}

export function connectionText(connection: ConnectionStatus, messages: BoardMessages): string {
  switch (connection.kind) {
    case "opening":
      return messages.opening
    case "saved":
      return messages.saved
    case "saving":
      return messages.saving
    case "offline":
      return connection.pending > 0 ? messages.offlinePending(connection.pending) : messages.offline
    case "notPermitted":
      return notPermittedText(connection, messages)
    case "notSaved":
      return messages.notSaved
    case "noSpace":
      return messages.noSpacePending(connection.pending)
    case "ended":
      return messages.ended
  }
}

/** What the status means for this person; undefined when there is nothing to know. */
export function connectionMore(
  connection: ConnectionStatus,
  messages: BoardMessages,
  role: Access["role"],
): string | undefined {
  switch (connection.kind) {
    case "offline":
      return offlineMore(connection, messages, role)
    case "notSaved":
      return messages.notSavedMore
    case "noSpace":
      return noSpaceMore(connection, messages, role)
    case "notPermitted":
      return notPermittedMore(connection, messages)
    case "opening":
    case "saved":
    case "saving":
    case "ended":
      return undefined
  }
}

function notPermittedText(
  { reason, pending }: ConnectionStatus & { kind: "notPermitted" },
  messages: BoardMessages,
): string {
  if (reason === "viewer") return messages.viewerOnly
  if (reason === "refused") return messages.refused
  return pending > 0 ? messages.lockedPending(pending) : messages.locked
}

function notPermittedMore(
  { reason, pending }: ConnectionStatus & { kind: "notPermitted" },
  messages: BoardMessages,
): string {
  if (reason === "viewer") return messages.viewerMore
  return pending > 0 ? messages.lockedPendingMore : messages.lockedMore
}

function offlineMore(
  { persisted }: ConnectionStatus & { kind: "offline" },
  messages: BoardMessages,
  role: Access["role"],
): string {
  if (role === "viewer") return messages.offlineViewerMore
  return persisted ? messages.offlineMore : messages.offlineUnsavedMore
}

function noSpaceMore(
  { reason, persisted }: ConnectionStatus & { kind: "noSpace" },
  messages: BoardMessages,
  role: Access["role"],
): string {
  const kept = persisted ? messages.noSpaceKept : messages.noSpaceNotKept
  if (reason === "share") return `${messages.shareUsed} ${kept}`
  if (reason === "disk") return `${messages.diskLow} ${kept}`
  const whoFrees = role === "facilitator" ? messages.freeSpace : messages.askForSpace
  return `${messages.boardFull} ${whoFrees} ${kept}`
}
