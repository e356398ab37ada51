import { type Connection } from "./connection.ts"
import { type Metrics } from "./metrics.ts"

const KIB = 1024
const SKIP_PRESENCE_ABOVE = 256 * KIB
const STOP_UPDATES_ABOVE = 1024 * KIB
const DRAINED_BELOW = 64 * KIB

/** What a client that fell behind must be sent once it reads again. */
export interface Backlog {
  /** The client has everything up to this state vector, or will have when it has read. */
  readonly vector: Uint8Array
  /** It has asked by a step 1, so the answer is a step 2. */
  readonly asked: boolean
}

/**
 * What goes to one connection. A client that does not read is owed, not queued for: its memory
 * here stays bounded, and it gets one difference when it reads again.
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

  /** Small frames that are always sent. */
  send(frame: Uint8Array): void {
    this.#metrics.framesOut += 1
    this.#metrics.bytesOut += frame.length
    this.sentAt = performance.now()
    this.#connection.send(frame)
  }

  /** `readVector` gives the document's state with this update in it. */
  sendUpdate(frame: Uint8Array, readVector: () => Uint8Array): void {
    if (this.#backlog) return
    this.send(frame)
    if (this.#connection.bufferedBytes > STOP_UPDATES_ABOVE) this.#addBacklog(readVector(), false)
  }

  /** Answers a step 1, now or when the client has read what waits. */
  answer(vector: Uint8Array, answer: { toFrame(): Uint8Array; readVector(): Uint8Array }): void {
    if (this.#backlog) this.#addBacklog(vector, true)
    else this.sendUpdate(answer.toFrame(), () => answer.readVector())
  }

  sendPresence(frame: Uint8Array): void {
    if (this.#connection.bufferedBytes <= SKIP_PRESENCE_ABOVE) this.send(frame)
    else if (!this.#lacksPresence) {
      this.#lacksPresence = true
      this.#noteProgress()
    }
  }

  #addBacklog(vector: Uint8Array, asked: boolean): void {
    if (!this.#backlog) this.#noteProgress()
    this.#backlog = { vector, asked: asked || this.#backlog?.asked === true }
  }

  #noteProgress(): void {
    this.#lowestBuffered = this.#connection.bufferedBytes
    this.#progressAt = performance.now()
  }

  /** How a client that is behind does: still reading, done, or stuck for longer than `stuckMs`. */
  checkProgress(stuckMs: number): "reading" | "drained" | "stuck" {
    const buffered = this.#connection.bufferedBytes
    if (buffered < DRAINED_BELOW) return "drained"
    if (buffered < this.#lowestBuffered) this.#noteProgress()
    return performance.now() - this.#progressAt > stuckMs ? "stuck" : "reading"
  }

  /** The debt, which the caller now pays. */
  takeBacklog(): Backlog | undefined {
    const debt = this.#backlog
    this.#backlog = undefined
    this.#lacksPresence = false
    return debt
  }
}
