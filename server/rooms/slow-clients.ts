import { CLOSE, toStep2Message, toUpdateMessage } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Session } from "./session.ts"
import { type Timing } from "./timing.ts"

interface SlowClientsOptions {
  readonly sessions: ReadonlySet<Session>
  readonly doc: Y.Doc
  readonly timing: Timing
  /** Sends a session what it has missed of others' presence. */
  readonly sendEveryone: (session: Session) => void
}

/**
 * Watches the clients of a room that read too slowly. Each gets one diff when it reads again, instead
 * of every update; one that reads nothing at all is sent away.
 */
export class SlowClients {
  readonly #options: SlowClientsOptions
  readonly #timer: NodeJS.Timeout

  constructor(options: SlowClientsOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#check(), options.timing.slowClientCheckMs)
  }

  #check(): void {
    for (const session of this.#options.sessions) {
      if (!session.sendQueue.isBehind) continue
      const progress = session.sendQueue.checkProgress(this.#options.timing.stuckClientMs)
      if (progress === "stuck") session.end(CLOSE.tryLater, "too slow")
      if (progress === "drained") this.#catchUp(session)
    }
  }

  #catchUp(session: Session): void {
    const { doc, sendEveryone } = this.#options
    const backlog = session.sendQueue.takeBacklog()
    if (backlog) {
      const update = Y.encodeStateAsUpdate(doc, backlog.vector)
      const frame = backlog.asked ? toStep2Message(update) : toUpdateMessage(update)
      session.sendQueue.sendUpdate(frame, () => Y.encodeStateVector(doc))
    }
    sendEveryone(session)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
