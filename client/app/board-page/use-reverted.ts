import { useEffect } from "react"

import type { Board } from "../../board/board.ts"
import { currentLanguage } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { boardWords } from "./board-words.ts"

/** Says when the server has taken back something that this page did. */
export function useReverted({ reverted }: Board): void {
  useEffect(() => {
    let told = reverted.get()
    return reverted.subscribe(() => {
      const count = reverted.get() - told
      told = reverted.get()
      if (count > 0) announce(boardWords[currentLanguage()].reverted(count))
    })
  }, [reverted])
}
