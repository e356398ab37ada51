/** A session's connection to its client: a socket, or in tests a fake. None of its methods throws. */
export interface Connection {
  /** Bytes passed to `send` that the network has not taken yet. */
  readonly bufferedBytes: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Stops reading until `resume`; the client's frames wait in the network. */
  pause(): void
  resume(): void
  /** Pings the client and ends the connection if it does not answer soon. */
  probe(): void
}
