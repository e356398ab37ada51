import { useEffect } from "react"

import type { Board } from "../../board/board.ts"
import { onBulkDeletion } from "../../board/sync/bulk-deletions.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import type { BoardView } from "../board-page/use-view.ts"

/**
 * Announces in views other than the canvas that somebody else has deleted many shapes at once. The canvas has a notice of
 * its own, with which facilitators bring them back.
 */
export function useBulkDeletions({ doc, access }: Board, view: BoardView): void {
  useEffect(() => {
    if (view === "canvas") return
    return onBulkDeletion(doc, (shapes) => {
      const messages = currentMessages(canvasMessages)
      const isFacilitator = access.get().role === "facilitator"
      const told = [messages.othersDeleted(shapes), isFacilitator && messages.inVersions]
      announce(told.filter(Boolean).join(" "))
    })
  }, [doc, access, view])
}
