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
      const now = reverted.get()
      const messages = boardMessages[currentLanguage()]
      const harmful = now.harmful - told.harmful
      const isProtected = now.protected > told.protected
      const isFilled = now.filled > told.filled
      told = now
      if (harmful > 0) announce(messages.reverted(harmful))
      if (isFilled) announce(messages.revertedFilled)
      if (isProtected) announce(messages.revertedProtected)
    })
  }, [reverted])
}
