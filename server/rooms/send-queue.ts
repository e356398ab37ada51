import { type Connection } from "./connection.ts"
import { type Counts } from "./metrics.ts"

const KIB = 1024
const SKIP_PRESENCE_ABOVE = 256 * KIB
const STOP_UPDATES_ABOVE = 1024 * KIB
const DRAINED_BELOW = 64 * KIB

/** What a client that fell behind must be sent once it reads again. */
export interface Debt {
  /** The client has everything up to this state vector, or will have when it has read. */
  readonly vector: Uint8Array
  /** It has asked by a step 1, so the answer is a step 2. */
  readonly asked: boolean
}

/**
 * What goes to one connection. A client that does not read is owed, not queued for: its memory
 * here stays bounded, and it gets one difference when it reads again.
 */
export class Outbox {
  readonly #connection: Connection
  readonly #counts: Counts
  #debt: Debt | undefined
  #owesPresence = false
  #lowestBuffered = 0
  #progressAt = 0
  sentAt = performance.now()

  constructor(connection: Connection, counts: Counts) {
    this.#connection = connection
    this.#counts = counts
  }

  get isBehind(): boolean {
    return this.#debt !== undefined || this.#owesPresence
  }

  get queuedBytes(): number {
    return this.#connection.bufferedBytes
  }

  /** Small frames that are always sent. */
  send(frame: Uint8Array): void {
    this.#counts.framesOut += 1
    this.#counts.bytesOut += frame.length
    this.sentAt = performance.now()
    this.#connection.send(frame)
  }

  /** `readVector` gives the document's state with this update in it. */
  sendUpdate(frame: Uint8Array, readVector: () => Uint8Array): void {
    if (this.#debt) return
    this.send(frame)
    if (this.#connection.bufferedBytes > STOP_UPDATES_ABOVE) this.#owe(readVector(), false)
  }

  /** Answers a step 1, now or when the client has read what waits. */
  answer(vector: Uint8Array, answer: { toFrame(): Uint8Array; readVector(): Uint8Array }): void {
    if (this.#debt) this.#owe(vector, true)
    else this.sendUpdate(answer.toFrame(), () => answer.readVector())
  }

  sendPresence(frame: Uint8Array): void {
    if (this.#connection.bufferedBytes <= SKIP_PRESENCE_ABOVE) this.send(frame)
    else if (!this.#owesPresence) {
      this.#owesPresence = true
      this.#watch()
    }
  }

  #owe(vector: Uint8Array, asked: boolean): void {
    if (!this.#debt) this.#watch()
    this.#debt = { vector, asked: asked || this.#debt?.asked === true }
  }

  #watch(): void {
    this.#lowestBuffered = this.#connection.bufferedBytes
    this.#progressAt = performance.now()
  }

  /** How a client that is behind does: still reading, done, or stuck for longer than `stuckMs`. */
  look(stuckMs: number): "reading" | "drained" | "stuck" {
    const buffered = this.#connection.bufferedBytes
    if (buffered < DRAINED_BELOW) return "drained"
    if (buffered < this.#lowestBuffered) this.#watch()
    return performance.now() - this.#progressAt > stuckMs ? "stuck" : "reading"
  }

  /** The debt, which the caller now pays. */
  settle(): Debt | undefined {
    const debt = this.#debt
    this.#debt = undefined
    this.#owesPresence = false
    return debt
  }
}
