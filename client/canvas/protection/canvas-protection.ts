import { type Atom, atom, type Editor, type TLStore } from "tldraw"

import type { Board } from "../../board/board.ts"
import { type DeletedRecords, watchBulkDeletions } from "./bulk-deletions.ts"
import { deleteWithCare, type PendingDeletion } from "./delete-with-care.ts"
import { holdProtected } from "./hold-protected.ts"
import { connectProtection, type Protection, protectionOf } from "./protection.ts"

/** Keeps what is on a canvas from being wrecked in passing. */
export interface CanvasProtection {
  readonly mayChange: Protection["mayChange"]
  /** A deletion of many shapes that this person has not confirmed yet. */
  readonly pendingDeletion: Atom<PendingDeletion | undefined>
  /** What others have deleted in bulk. */
  readonly bulkDeleted: Atom<DeletedRecords>
  /** Returns the function that detaches the editor. */
  readonly attach: (editor: Editor) => () => void
  readonly close: () => void
}

export function protectCanvas(store: TLStore, board: Board): CanvasProtection {
  const pendingDeletion = atom<PendingDeletion | undefined>("pending deletion", undefined)
  const bulkDeleted = atom<DeletedRecords>("deleted in bulk", new Map())
  const isFacilitator = (): boolean => board.access.get().role === "facilitator"
  const stopWatching = connectProtection(store, { doc: board.doc, isFacilitator })
  const protection = protectionOf({ store })
  const stops = [
    stopWatching,
    holdProtected(store, protection),
    watchBulkDeletions(store, bulkDeleted),
  ]
  return {
    mayChange: protection.mayChange,
    pendingDeletion,
    bulkDeleted,
    attach: (editor) => deleteWithCare(editor, pendingDeletion),
    close: () => {
      for (const stop of stops) stop()
    },
  }
}
