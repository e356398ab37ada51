import { type OnBulkDeletion } from "./bulk-deletion-watch.ts"
import { type OnLock } from "./lock-watch.ts"

/** What guards tell others about, and neither refuse nor revert. */
export interface RoomWatch {
  /** Called before an update is logged that deletes many shapes at once; the document still has them. */
  readonly onBulkDeletion: OnBulkDeletion
  /** Called when somebody has locked or unlocked the board; in its facilitation room. */
  readonly onLock: OnLock
}

export const NO_WATCH: RoomWatch = { onBulkDeletion: () => {}, onLock: () => {} }
