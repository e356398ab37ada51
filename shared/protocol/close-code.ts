/**
 * Why the server ended a connection. y-websocket ≥ 3.1 stops for good at 4400–4499 and comes back
 * after all others, so only what another attempt cannot change is 44xx.
 */
export const CLOSE = {
  /** No, bad or ended token. */
  unauthenticated: 4401,
  /** Not allowed in this room, or removed from it. */
  forbidden: 4403,
  noSuchBoard: 4404,
  boardDeleted: 4409,
  /** A message or the board is larger than allowed. */
  tooLarge: 4413,
  /** The server restarts. */
  restart: 1012,
  /** Too many connections, a client too slow, or a store that does not answer. */
  tryLater: 1013,
  /** A text frame. */
  unsupported: 1003,
  /** Bytes that are no message. */
  malformed: 1007,
  /** A well-formed update that would harm the board. */
  refused: 1008,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]
