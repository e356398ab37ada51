/** How often rooms work, in milliseconds. Tests make it faster; there is no need to set it. */
export interface Timing {
  /** Edits that arrive within this time are stored in one transaction and leave as one frame. */
  readonly editTickMs: number
  /** Presence of all people of a room leaves as one frame per so many milliseconds, while few move. */
  readonly presenceTickMs: number
  /** The more there is to tell to the more people, the longer until the next frame, up to this. */
  readonly busyPresenceTickMs: number
  /** A stock client leaves a server that is silent for 30 s. */
  readonly heartbeatMs: number
  /** A room without people stays open this long: they may only be reloading. */
  readonly idleRoomMs: number
  readonly storageRetryMs: number
  readonly slowClientCheckMs: number
  /** How often a connection is asked for a sign of life; it is ended at the second silence. */
  readonly pingMs: number
  /** A client that takes nothing for so long is sent away. */
  readonly stuckClientMs: number
}

export const DEFAULT_TIMING: Timing = {
  editTickMs: 17,
  presenceTickMs: 33,
  busyPresenceTickMs: 125,
  heartbeatMs: 12_000,
  idleRoomMs: 30_000,
  storageRetryMs: 1000,
  slowClientCheckMs: 250,
  pingMs: 10_000,
  stuckClientMs: 20_000,
}
