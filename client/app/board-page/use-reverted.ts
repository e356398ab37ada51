import { useEffect } from "react"

import type { Board } from "../../board/board.ts"
import { binMessages } from "../../messages/bin.ts"
import { boardMessages } from "../../messages/board.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"

/** Announces that the server has reverted a change of this page. */
export function useReverted({ reverted }: Board): void {
  useEffect(() => {
    let told = reverted.get()
    return reverted.subscribe(() => {
      const now = reverted.get()
      const messages = currentMessages(boardMessages)
      const harmful = now.harmful - told.harmful
      const isProtected = now.protected > told.protected
      const filled = now.filled - told.filled
      const isBeyondLimit = now.limit > told.limit
      told = now
      if (harmful > 0) announce(messages.reverted(harmful))
      if (filled > 0) announce(currentMessages(binMessages).revertedRemoval(filled))
      if (isBeyondLimit) announce(messages.revertedLimit)
      if (isProtected) announce(messages.revertedProtected)
    })
  }, [reverted])
}
