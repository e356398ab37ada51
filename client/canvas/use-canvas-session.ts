import { useEffect, useState } from "react"

import type { Board } from "../board/board.ts"
import { type CanvasSession, openCanvasSession, whenCanvasIsThere } from "./canvas-binding.ts"

/** The canvas of the board, while the component is shown. Opened and closed in an effect, because React may render without mounting. */
export function useCanvasSession(board: Board): CanvasSession | undefined {
  const [session, setSession] = useState<CanvasSession>()
  useEffect(() => {
    let opened: CanvasSession | undefined
    const stopWaiting = whenCanvasIsThere(board, () => {
      opened = openCanvasSession(board)
      setSession(opened)
    })
    return () => {
      stopWaiting()
      setSession(undefined)
      opened?.close()
    }
  }, [board])
  return session
}
