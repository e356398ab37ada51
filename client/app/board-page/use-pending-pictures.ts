import { useEffect } from "react"

import type { Board } from "../../board/board.ts"
import { openPendingPictures } from "../../board/device/pending-pictures.ts"

/** Resumes pending uploads of earlier pages of this device in every view. */
export function usePendingPictures(board: Board): void {
  useEffect(() => {
    void resume(board, false)
    const stop = board.connection.subscribe(() => {
      const { kind } = board.connection.get()
      if (kind !== "saved" && kind !== "saving") return
      stop()
      void resume(board, true)
    })
    return stop
  }, [board])
}

async function resume(board: Board, isSynced: boolean): Promise<void> {
  const pending = await openPendingPictures(board).read()
  if (pending.length === 0) return
  try {
    const { resumePictures } = await import("../../canvas/pictures/pictures.ts")
    await resumePictures(board, isSynced)
  } catch {
    // Without a connection the canvas's chunk may be missing; loading is retried when the connection returns.
  }
}
