/**
 * Why the server ended a connection. y-websocket ≥ 3.1 does not reconnect after 4400–4499 and does after
 * all others, so 44xx is only for causes that another attempt cannot change.
 */
export const CLOSE = {
  /** A missing, wrong or revoked token. */
  unauthenticated: 4401,
  /** The role may not enter this room, or the person was removed. */
  forbidden: 4403,
  noSuchBoard: 4404,
  boardDeleted: 4409,
  /** A frame or the board is larger than allowed. */
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

/**
 * The reason of a `refused` close, when an update has new structs under a Yjs client id that belongs to
 * somebody else. A client can send its work again under another id.
 */
export const CLIENT_ID_TAKEN = "the client id belongs to somebody else"

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]
