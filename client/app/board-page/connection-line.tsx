import { type JSX, useEffect } from "react"

import type { Board } from "../../board/board.ts"
import type { ConnectionStatus } from "../../board/sync/connection-status.ts"
import { useConnectionStatus } from "../../board/use-board.ts"
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

/** The one true state in words, always there; read out only when it lasts. */
export function ConnectionLine({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(boardMessages)
  const connection = useConnectionStatus(board)
  const text = connectionText(connection, messages)
  useSpoken(connection.kind === "saving" || connection.kind === "opening" ? "" : text)
  return (
    <p
      className="connection"
      data-kind={connection.kind}
      title={connectionMore(connection, messages)}
    >
      <ConnectionIcon connection={connection} />
      <span className="connection-text">{text}</span>
    </p>
  )
}

/** Said only when it lasts: a state that flickers would talk all the time. */
function useSpoken(text: string): void {
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => announce(text, "quiet"), SPOKEN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text])
}

/** A banner for what a person must know before going on; nothing while all is well. The table says itself that it only shows. */
export function ConnectionNotice({
  board,
  view,
}: {
  board: Board
  view: BoardView
}): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const connection = useConnectionStatus(board)
  const more = connectionMore(connection, messages)
  if (!more || (connection.kind === "notPermitted" && !isNews(connection, view))) return null
  return (
    <div className="connection-notice" data-kind={connection.kind}>
      <ConnectionIcon connection={connection} />
      <p>
        {/* On a phone the bar has no room for it; it is read out there. */}
        <strong className="connection-state" aria-hidden="true">
          {connectionText(connection, messages)}
        </strong>{" "}
        {more}
      </p>
    </div>
  )
}

/** Viewers know it, and a projector needs the room. */
function isNews(connection: ConnectionStatus & { kind: "notPermitted" }, view: BoardView): boolean {
  return (view === "canvas" || connection.waiting > 0) && connection.reason === "locked"
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
      return connection.waiting > 0 ? messages.offlineWaiting(connection.waiting) : messages.offline
    case "notPermitted":
      if (connection.reason === "viewer") return messages.viewerOnly
      if (connection.reason === "refused") return messages.refused
      return connection.waiting > 0 ? messages.lockedWaiting(connection.waiting) : messages.locked
    case "notSaved":
      return messages.notSaved
    case "ended":
      return messages.ended
  }
}

function connectionMore(connection: ConnectionStatus, messages: BoardMessages): string | undefined {
  switch (connection.kind) {
    case "offline":
      return connection.kept ? messages.offlineMore : messages.offlineUnkeptMore
    case "notSaved":
      return messages.notSavedMore
    case "notPermitted":
      if (connection.reason === "viewer") return messages.viewerMore
      return connection.waiting > 0 ? messages.lockedWaitingMore : messages.lockedMore
    case "opening":
    case "saved":
    case "saving":
    case "ended":
      return undefined
  }
}
