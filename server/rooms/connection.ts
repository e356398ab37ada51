/** The other end of a session: a socket, or in tests a fake. None of its methods throws. */
export interface Connection {
  /** Bytes given to `send` that the network has not taken yet. */
  readonly bufferedBytes: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Stops reading for a while: the peer's frames wait in the network, none is lost. */
  pause(): void
  resume(): void
  /** Asks for a sign of life and ends the connection soon if there is none. */
  probe(): void
}
