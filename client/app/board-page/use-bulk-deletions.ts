import { canvasRecords, isBulkDeletion } from "@tafelrunde/shared/canvas"
import { useEffect } from "react"
import type * as Y from "yjs"

import type { Board } from "../../board/board.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import type { BoardView } from "./use-view.ts"

type Changed = Pick<Y.YMapEvent<unknown>, "changes">

/**
 * Announces in views other than the canvas that somebody else has deleted many shapes at once. The canvas has a notice of
 * its own, with which facilitators bring them back.
 */
export function useBulkDeletions({ doc, access }: Board, view: BoardView): void {
  useEffect(() => {
    if (view === "canvas") return
    const records = canvasRecords(doc)
    const onChange = ({ changes }: Changed, { local }: Y.Transaction): void => {
      if (local) return
      const gone = [...changes.keys].filter(
        ([id, { action }]) => action === "delete" && id.startsWith("shape:"),
      )
      if (!isBulkDeletion(gone.length)) return
      const messages = canvasMessages[currentLanguage()]
      const isFacilitator = access.get().role === "facilitator"
      const told = [messages.othersDeleted(gone.length), isFacilitator && messages.inVersions]
      announce(told.filter(Boolean).join(" "))
    }
    records.observe(onChange)
    return () => records.unobserve(onChange)
  }, [doc, access, view])
}
