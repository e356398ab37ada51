import { type JSX, useEffect } from "react"

import type { Board } from "../../board/board.ts"
import type { ConnectionStatus } from "../../board/sync/connection-status.ts"
import { useConnectionStatus } from "../../board/use-board.ts"
import {
  CheckIcon,
  EyeIcon,
  InformationIcon,
  LockIcon,
  OfflineIcon,
  WarningIcon,
} from "../../ui/icons.tsx"
import { useWords } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { type BoardWords, boardWords } from "./board-words.ts"
import type { BoardView } from "./use-view.ts"

const SPOKEN_AFTER_MS = 2000

/** The one true state in words, always there; read out only when it lasts. */
export function ConnectionLine({ board }: { board: Board }): JSX.Element {
  const words = useWords(boardWords)
  const connection = useConnectionStatus(board)
  const text = connectionText(connection, words)
  useSpoken(connection.kind === "saving" || connection.kind === "opening" ? "" : text)
  return (
    <p className="connection" data-kind={connection.kind} title={connectionMore(connection, words)}>
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
  const words = useWords(boardWords)
  const connection = useConnectionStatus(board)
  const more = connectionMore(connection, words)
  if (!more || (connection.kind === "notPermitted" && !isNews(connection, view))) return null
  return (
    <div className="connection-notice" data-kind={connection.kind}>
      <ConnectionIcon connection={connection} />
      <p>
        {/* On a phone the bar has no room for it; it is read out there. */}
        <strong className="connection-state" aria-hidden="true">
          {connectionText(connection, words)}
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

export function connectionText(connection: ConnectionStatus, words: BoardWords): string {
  switch (connection.kind) {
    case "opening":
      return words.opening
    case "saved":
      return words.saved
    case "saving":
      return words.saving
    case "offline":
      return connection.waiting > 0 ? words.offlineWaiting(connection.waiting) : words.offline
    case "notPermitted":
      if (connection.reason === "viewer") return words.viewerOnly
      if (connection.reason === "refused") return words.refused
      return connection.waiting > 0 ? words.lockedWaiting(connection.waiting) : words.locked
    case "notSaved":
      return words.notSaved
    case "ended":
      return words.ended
  }
}

function connectionMore(connection: ConnectionStatus, words: BoardWords): string | undefined {
  switch (connection.kind) {
    case "offline":
      return connection.kept ? words.offlineMore : words.offlineUnkeptMore
    case "notSaved":
      return words.notSavedMore
    case "notPermitted":
      if (connection.reason === "viewer") return words.viewerMore
      return connection.waiting > 0 ? words.lockedWaitingMore : words.lockedMore
    case "opening":
    case "saved":
    case "saving":
    case "ended":
      return undefined
  }
}
