import { type Connection } from "./connection.ts"
import { type Metrics } from "./metrics.ts"

const KIB = 1024
const SKIP_PRESENCE_ABOVE = 256 * KIB
const STOP_UPDATES_ABOVE = 1024 * KIB
const DRAINED_BELOW = 64 * KIB

/** What a client that reads too slowly must be sent when it has caught up. */
export interface Backlog {
  /** The client has everything up to this state vector, or will when it has read what is queued. */
  readonly vector: Uint8Array
  /** The client has sent a step 1, so it must be answered by a step 2. */
  readonly asked: boolean
}

/**
 * Sends to one connection. Slow clients get one diff later, not a growing queue, so that each one's
 * memory in the server stays bounded.
 */
export class SendQueue {
  readonly #connection: Connection
  readonly #metrics: Metrics
  #backlog: Backlog | undefined
  #lacksPresence = false
  #lowestBuffered = 0
  #progressAt = 0
  sentAt = performance.now()

  constructor(connection: Connection, metrics: Metrics) {
    this.#connection = connection
    this.#metrics = metrics
  }

  get isBehind(): boolean {
    return this.#backlog !== undefined || this.#lacksPresence
  }

  get queuedBytes(): number {
    return this.#connection.bufferedBytes
  }

  /** Sends a small frame in any case. */
  send(frame: Uint8Array): void {
    this.#metrics.framesOut += 1
    this.#metrics.bytesOut += frame.length
    this.sentAt = performance.now()
    this.#connection.send(frame)
  }

  /** Sends an update, or adds it to the backlog; `readVector` gives the state vector that includes it. */
  sendUpdate(frame: Uint8Array, readVector: () => Uint8Array): void {
    if (this.#backlog) return
    this.send(frame)
    if (this.#connection.bufferedBytes > STOP_UPDATES_ABOVE) this.#addBacklog(readVector(), false)
  }

  /** Answers a step 1, now or when the client has read what is queued. */
  answer(vector: Uint8Array, answer: { toFrame(): Uint8Array; readVector(): Uint8Array }): void {
    if (this.#backlog) this.#addBacklog(vector, true)
    else this.sendUpdate(answer.toFrame(), () => answer.readVector())
  }

  sendPresence(frame: Uint8Array): void {
    if (this.#connection.bufferedBytes <= SKIP_PRESENCE_ABOVE) this.send(frame)
    else if (!this.#lacksPresence) {
      this.#lacksPresence = true
      this.#recordProgress()
    }
  }

  #addBacklog(vector: Uint8Array, asked: boolean): void {
    if (!this.#backlog) this.#recordProgress()
    this.#backlog = { vector, asked: asked || this.#backlog?.asked === true }
  }

  #recordProgress(): void {
    this.#lowestBuffered = this.#connection.bufferedBytes
    this.#progressAt = performance.now()
  }

  /** Whether a client that is behind still reads, has read everything, or has been stuck for `stuckMs`. */
  checkProgress(stuckMs: number): "reading" | "drained" | "stuck" {
    const buffered = this.#connection.bufferedBytes
    if (buffered < DRAINED_BELOW) return "drained"
    if (buffered < this.#lowestBuffered) this.#recordProgress()
    return performance.now() - this.#progressAt > stuckMs ? "stuck" : "reading"
  }

  /** Hands the backlog over to the caller, who sends it. */
  takeBacklog(): Backlog | undefined {
    const backlog = this.#backlog
    this.#backlog = undefined
    this.#lacksPresence = false
    return backlog
  }
}
