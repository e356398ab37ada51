import { readMessages, type Message, type ServerMessage } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Connection } from "../rooms/connection.ts"

/** The other end of a session without a network: what was sent stays here to be looked at. */
export class FakeConnection implements Connection {
  /** The test's own: how much the network has not taken yet. */
  bufferedBytes = 0
  closedWith: number | undefined
  /** Whether the server has stopped reading from it. */
  isPaused = false
  readonly frames: Message[] = []
  bytesSent = 0

  send(frame: Uint8Array): void {
    this.bytesSent += frame.length
    this.frames.push(...(readMessages(frame) ?? []))
  }

  close(code: number): void {
    this.closedWith ??= code
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  probe(): void {}

  get updates(): readonly Uint8Array[] {
    return this.frames.flatMap((frame) => (frame.type === "update" ? [frame.update] : []))
  }

  get serverMessages(): readonly ServerMessage[] {
    return this.frames.flatMap((frame) => (frame.type === "server" ? [frame.message] : []))
  }

  /** What a client that had read everything would have. */
  toDoc(): Y.Doc {
    const doc = new Y.Doc()
    for (const update of this.updates) Y.applyUpdate(doc, update)
    return doc
  }
}
