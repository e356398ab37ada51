import type { Board } from "../../board/board.ts"
import type { facilitationMessages } from "../../messages/facilitation.ts"
import { announce } from "../../ui/toast.tsx"

/** Locks or unlocks the board for participants, and announces it. */
export function toggleLock(board: Board, messages: (typeof facilitationMessages)["de"]): void {
  const locked = !board.access.get().locked
  board.setLocked(locked)
  announce(locked ? messages.lockedSaid : messages.unlockedSaid, "quiet")
}
