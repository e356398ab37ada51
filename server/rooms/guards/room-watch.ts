import { type OnFactChanges } from "../history/history-watch.ts"
import { type OnBulkDeletion } from "./bulk-deletion-watch.ts"
import { type OnLock } from "./lock-watch.ts"

/** What a room tells others about, and neither refuses nor reverts. */
export interface RoomWatch {
  /** Called before an update is logged that deletes many shapes at once; the document still has them. */
  readonly onBulkDeletion: OnBulkDeletion
  /** Called when somebody has locked or unlocked the board; in its facilitation room. */
  readonly onLock: OnLock
  /** Called when who is connected has changed, or what is known of them. */
  readonly onSessions: () => void
  /** Called with the facts that a transaction has changed. */
  readonly onFactChanges: OnFactChanges
}

export const NO_WATCH: RoomWatch = {
  onBulkDeletion: () => {},
  onLock: () => {},
  onSessions: () => {},
  onFactChanges: () => {},
}
