import type { Board } from "../../board/board.ts"

/** What every scene needs: the board as a guest sees it, and which part of it the screen shows. */
export interface SceneProps {
  readonly board: Board
  /** Any whole number; pages are counted round. */
  readonly page: number
  /** Called with the number of pages. */
  readonly onPages: (count: number) => void
}
