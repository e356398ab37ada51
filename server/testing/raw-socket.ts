import { once } from "node:events"

import { WebSocket } from "ws"

/** A peer that sends whatever it likes. */
export class RawSocket {
  readonly socket: WebSocket
  readonly frames: Uint8Array[] = []

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.socket = new WebSocket(url, { headers, maxPayload: 2 ** 30 })
    this.socket.on("message", (bytes) => {
      if (bytes instanceof Buffer) this.frames.push(new Uint8Array(bytes))
    })
    // A server that ends it while it sends is no error here.
    this.socket.on("error", () => {})
  }

  async opened(): Promise<this> {
    if (this.socket.readyState !== WebSocket.OPEN) await once(this.socket, "open")
    return this
  }

  /** Not `once`: that rejects when an error comes first. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.socket.once("close", resolve))
  }

  /** The next frame for which the condition holds, of those to come. */
  next(isMeant: (frame: Uint8Array) => boolean): Promise<Uint8Array> {
    return new Promise((resolve) => {
      // Not `once` in a loop: several frames may come in one turn.
      const look = (bytes: unknown): void => {
        if (!(bytes instanceof Buffer) || !isMeant(bytes)) return
        this.socket.off("message", look)
        resolve(new Uint8Array(bytes))
      }
      this.socket.on("message", look)
    })
  }
}
