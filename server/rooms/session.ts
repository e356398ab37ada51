import {
  CLOSE,
  readMessages,
  toServerMessage,
  type AccessRole,
  type CloseCode,
  type DropReason,
  type Message,
  type Limits,
  type ServerMessage,
} from "@tafelrunde/shared/protocol"

import { type Connection } from "./connection.ts"
import { isEmptyUpdate } from "./guards/update-check.ts"
import { type Metrics } from "./metrics.ts"
import { type Room } from "./room.ts"
import { SendQueue } from "./send-queue.ts"
import { TokenBucket } from "./token-bucket.ts"

/** What frames cost of `framesPerSecond`. Encoding a state costs far more than taking an edit. */
const STEP1_COST = 10
/** Echoes of others' presence are the stock client's habit, not its fault: up to 30 a second. */
const ECHO_COST = 0.25
const BYTES_PER_COST = 16 * 1024

export interface SessionAdmission {
  readonly role: AccessRole
  /** The hash of the token that let them in, to end their sessions when it ends. */
  readonly key: string
  /** Whether the client understands our notes. */
  readonly wantsServerMessages: boolean
}

/** One connection to one room: every frame of it is authorised and checked here. */
export class Session {
  readonly role: AccessRole
  readonly key: string
  readonly sendQueue: SendQueue
  awarenessId: number | undefined
  access: "read" | "write" = "read"
  askedForGapAt = Number.NEGATIVE_INFINITY
  readonly #room: Room
  readonly #connection: Connection
  readonly #wantsServerMessages: boolean
  readonly #limits: Limits
  readonly #metrics: Metrics
  readonly #bucket: TokenBucket
  #resumeTimer: NodeJS.Timeout | undefined
  #hasEnded = false
  #framesTaken = 0
  #framesSaved = 0
  #framesReported = 0

  constructor(room: Room, connection: Connection, visitor: SessionAdmission) {
    this.#room = room
    this.#connection = connection
    this.role = visitor.role
    this.key = visitor.key
    this.#wantsServerMessages = visitor.wantsServerMessages
    this.#limits = room.limits
    this.#metrics = room.metrics
    this.sendQueue = new SendQueue(connection, room.metrics)
    const perSecond = room.limits.framesPerSecond
    this.#bucket = new TokenBucket({ perSecond, burst: 4 * perSecond })
  }

  /** The bytes of one binary frame; they may be a view of memory that is reused afterwards. */
  receive(bytes: Uint8Array): void {
    this.#metrics.framesIn += 1
    this.#metrics.bytesIn += bytes.length
    if (bytes.length > this.#limits.frameBytes) return this.#refuse("tooLarge", "message too large")
    this.#charge(bytes.length / BYTES_PER_COST)
    const frames = readMessages(bytes)
    if (!frames) return this.#refuse("malformed", "malformed message")
    // Of a type that is not known.
    if (frames.length === 0) this.#charge(1)
    for (const frame of frames) {
      if (this.#hasEnded) return
      this.#handle(frame)
    }
  }

  receiveText(): void {
    this.#refuse("unsupported", "text frames are not understood")
  }

  #handle(frame: Message): void {
    switch (frame.type) {
      case "step1":
        this.#charge(STEP1_COST)
        return this.#answer(frame.vector)
      case "update":
        this.#charge(1)
        return this.#takeUpdate(frame.update)
      case "awareness":
        return this.#takePresence(frame.payload)
      case "queryAwareness":
        this.#charge(1)
        return this.#room.sendEveryone(this)
      case "note":
        return this.#charge(1)
    }
  }

  #answer(vector: Uint8Array): void {
    if (!this.#room.answerStep1(this, vector)) this.#refuse("malformed", "malformed state vector")
  }

  #takeUpdate(update: Uint8Array): void {
    this.#framesTaken += 1
    if (isEmptyUpdate(update)) return this.#room.submitNothing(this, this.#framesTaken)
    if (this.access !== "write") return this.#drop(this.role === "viewer" ? "role" : "locked")
    const violation = this.#room.submit(this, update, this.#framesTaken)
    if (violation === "full") this.#refuse("tooLarge", "the board is full")
    else if (violation === "undecodable") this.#refuse("malformed", "malformed update")
    else if (violation) this.#refuse("refused", `harmful update: ${violation}`)
  }

  #drop(reason: DropReason): void {
    this.#metrics.countRefusal(reason)
    this.sendMessage({ type: "dropped", reason })
    this.#room.submitNothing(this, this.#framesTaken)
  }

  #takePresence(payload: Uint8Array): void {
    const isNews = this.#room.receivePresence(this, payload)
    if (isNews === undefined) this.#refuse("malformed", "malformed presence")
    this.#charge(isNews === true ? 1 : ECHO_COST)
  }

  #charge(cost: number): void {
    const waitMs = this.#bucket.take(performance.now(), cost)
    if (waitMs <= 0 || this.#resumeTimer) return
    this.#metrics.countRefusal("slowedDown")
    this.#connection.pause()
    this.#resumeTimer = setTimeout(() => {
      this.#resumeTimer = undefined
      this.#connection.resume()
    }, waitMs)
  }

  sendMessage(note: ServerMessage): void {
    if (this.#wantsServerMessages) this.sendQueue.send(toServerMessage(note))
  }

  /** Everything up to this document frame of ours is in the store. */
  markSaved(frame: number): void {
    this.#framesSaved = frame
  }

  reportSaved(): void {
    if (this.#framesReported === this.#framesSaved) return
    this.#framesReported = this.#framesSaved
    this.sendMessage({ type: "saved", frames: this.#framesSaved })
  }

  probe(): void {
    this.#connection.probe()
  }

  #refuse(code: keyof typeof CLOSE, reason: string): void {
    this.#metrics.countRefusal(code)
    this.end(CLOSE[code], reason)
  }

  /** Closes the connection and leaves the room. */
  end(code: CloseCode, reason: string): void {
    if (this.#hasEnded) return
    this.#metrics.countClose(code)
    this.#connection.close(code, reason)
    this.closed()
  }

  /** The connection is closed, by whomever. */
  closed(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    clearTimeout(this.#resumeTimer)
    this.#room.leave(this)
  }
}
