import { type JSX } from "react"

import type { Board } from "../../board/board.ts"
import { useAccess } from "../../board/use-board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { LockIcon } from "../../ui/icons.tsx"
import { toggleLock } from "./lock.ts"
import { useCompact } from "./use-narrow.ts"

/** Reminds facilitators, who can still write, that the board is locked for participants. */
export function LockNotice({ board }: { board: Board }): JSX.Element | null {
  const messages = useMessages(facilitationMessages)
  const { role, locked } = useAccess(board)
  // On wide screens the bar has the button.
  const compact = useCompact()
  if (role !== "facilitator" || !locked) return null
  return (
    <div className="connection-notice" data-kind="notPermitted">
      <LockIcon />
      <p>{messages.lockedNow}</p>
      {compact && <Button onClick={() => toggleLock(board, messages)}>{messages.unlock}</Button>}
    </div>
  )
}
