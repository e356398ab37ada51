/** Intervals of rooms and connections, in milliseconds; tests shorten them. They are no settings. */
export interface Timing {
  /** Edits that arrive within this time are stored in one transaction and leave as one frame. */
  readonly editTickMs: number
  /** A room sends one frame with presence per interval, while few people move. */
  readonly presenceTickMs: number
  /** The longest interval between frames with presence, when many people move in a full room. */
  readonly busyPresenceTickMs: number
  /** A stock client leaves a server that is silent for 30 s. */
  readonly heartbeatMs: number
  /** A room without people stays open this long, because they may only be reloading. */
  readonly idleRoomMs: number
  readonly storageRetryMs: number
  /** An update may wait so long for one before it. */
  readonly gapMs: number
  readonly slowClientCheckMs: number
  /** While sessions wait for space, a room looks this often whether there is some. */
  readonly spaceCheckMs: number
  /** A room that is full is compacted at most this often. */
  readonly spaceCompactionMs: number
  /** The history of facts is stored at most this often. */
  readonly historyMs: number
  /** Each connection is pinged at this interval and ended if a ping is not answered before the next. */
  readonly pingMs: number
  /** Facilitators are told who is connected at most this often. */
  readonly connectionListMs: number
  /** A connection to the other rooms of a board alone is listed after this time. */
  readonly strayConnectionMs: number
  /** A client that reads nothing for so long is disconnected. */
  readonly stuckClientMs: number
}

export const DEFAULT_TIMING: Timing = {
  editTickMs: 17,
  presenceTickMs: 33,
  busyPresenceTickMs: 125,
  heartbeatMs: 12_000,
  idleRoomMs: 30_000,
  storageRetryMs: 1000,
  gapMs: 600_000,
  slowClientCheckMs: 250,
  spaceCheckMs: 2000,
  spaceCompactionMs: 10_000,
  historyMs: 1000,
  pingMs: 10_000,
  connectionListMs: 300,
  strayConnectionMs: 5000,
  stuckClientMs: 20_000,
}
