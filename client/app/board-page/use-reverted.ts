import { useEffect } from "react"

import type { Board } from "../../board/board.ts"
import { boardMessages } from "../../messages/board.ts"
import { currentLanguage } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"

/** Announces that the server has reverted a change of this page. */
export function useReverted({ reverted }: Board): void {
  useEffect(() => {
    let told = reverted.get()
    return reverted.subscribe(() => {
      const count = reverted.get() - told
      told = reverted.get()
      if (count > 0) announce(boardMessages[currentLanguage()].reverted(count))
    })
  }, [reverted])
}
