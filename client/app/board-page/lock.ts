import type { Board } from "../../board/board.ts"
import { announce } from "../../ui/toast.tsx"
import type { facilitationWords } from "../people/facilitation-words.ts"

/** Locks the board for participants or opens it again, and says which. */
export function toggleLock(board: Board, words: (typeof facilitationWords)["de"]): void {
  const locked = !board.access.get().locked
  board.setLocked(locked)
  announce(locked ? words.lockedSaid : words.unlockedSaid, "quiet")
}
