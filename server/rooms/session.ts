import {
  CLOSE,
  readFrames,
  toNoteFrame,
  type AccessRole,
  type CloseCode,
  type DropReason,
  type Frame,
  type Limits,
  type Note,
} from "@tafelrunde/shared/protocol"

import { type Connection } from "./connection.ts"
import { isEmptyUpdate } from "./guards/update-check.ts"
import { type Counts } from "./metrics.ts"
import { type Room } from "./room.ts"
import { Outbox } from "./send-queue.ts"
import { TokenBucket } from "./token-bucket.ts"

/** What frames cost of `framesPerSecond`. Encoding a state costs far more than taking an edit. */
const STEP1_COST = 10
/** Echoes of others' presence are the stock client's habit, not its fault: up to 30 a second. */
const ECHO_COST = 0.25
const BYTES_PER_COST = 16 * 1024

export interface Visitor {
  readonly role: AccessRole
  /** The hash of the token that let them in, to end their sessions when it ends. */
  readonly key: string
  /** Whether the client understands our notes. */
  readonly wantsNotes: boolean
}

/** One connection to one room: every frame of it is authorised and checked here. */
export class Session {
  readonly role: AccessRole
  readonly key: string
  readonly outbox: Outbox
  awarenessId: number | undefined
  access: "read" | "write" = "read"
  askedForGapAt = Number.NEGATIVE_INFINITY
  readonly #room: Room
  readonly #connection: Connection
  readonly #wantsNotes: boolean
  readonly #limits: Limits
  readonly #counts: Counts
  readonly #bucket: TokenBucket
  #resumeTimer: NodeJS.Timeout | undefined
  #hasEnded = false
  #framesTaken = 0
  #framesSaved = 0
  #framesTold = 0

  constructor(room: Room, connection: Connection, visitor: Visitor) {
    this.#room = room
    this.#connection = connection
    this.role = visitor.role
    this.key = visitor.key
    this.#wantsNotes = visitor.wantsNotes
    this.#limits = room.limits
    this.#counts = room.counts
    this.outbox = new Outbox(connection, room.counts)
    const perSecond = room.limits.framesPerSecond
    this.#bucket = new TokenBucket({ perSecond, burst: 4 * perSecond })
  }

  /** The bytes of one binary frame; they may be a view of memory that is reused afterwards. */
  receive(bytes: Uint8Array): void {
    this.#counts.framesIn += 1
    this.#counts.bytesIn += bytes.length
    if (bytes.length > this.#limits.frameBytes) return this.#refuse("tooLarge", "message too large")
    this.#pay(bytes.length / BYTES_PER_COST)
    const frames = readFrames(bytes)
    if (!frames) return this.#refuse("malformed", "malformed message")
    // Of a type that is not known.
    if (frames.length === 0) this.#pay(1)
    for (const frame of frames) {
      if (this.#hasEnded) return
      this.#take(frame)
    }
  }

  receiveText(): void {
    this.#refuse("unsupported", "text frames are not understood")
  }

  #take(frame: Frame): void {
    switch (frame.type) {
      case "step1":
        this.#pay(STEP1_COST)
        return this.#answer(frame.vector)
      case "update":
        this.#pay(1)
        return this.#takeUpdate(frame.update)
      case "awareness":
        return this.#takePresence(frame.payload)
      case "queryAwareness":
        this.#pay(1)
        return this.#room.sendEveryone(this)
      case "note":
        return this.#pay(1)
    }
  }

  #answer(vector: Uint8Array): void {
    if (!this.#room.answer(this, vector)) this.#refuse("malformed", "malformed state vector")
  }

  #takeUpdate(update: Uint8Array): void {
    this.#framesTaken += 1
    if (isEmptyUpdate(update)) return this.#room.submitNothing(this, this.#framesTaken)
    if (this.access !== "write") return this.#drop(this.role === "viewer" ? "role" : "locked")
    const flaw = this.#room.submit(this, update, this.#framesTaken)
    if (flaw === "full") this.#refuse("tooLarge", "the board is full")
    else if (flaw === "undecodable") this.#refuse("malformed", "malformed update")
    else if (flaw) this.#refuse("refused", `harmful update: ${flaw}`)
  }

  #drop(reason: DropReason): void {
    this.#counts.refuse(reason)
    this.tell({ type: "dropped", reason })
    this.#room.submitNothing(this, this.#framesTaken)
  }

  #takePresence(payload: Uint8Array): void {
    const isNews = this.#room.receivePresence(this, payload)
    if (isNews === undefined) this.#refuse("malformed", "malformed presence")
    this.#pay(isNews === true ? 1 : ECHO_COST)
  }

  #pay(cost: number): void {
    const waitMs = this.#bucket.take(performance.now(), cost)
    if (waitMs <= 0 || this.#resumeTimer) return
    this.#counts.refuse("slowedDown")
    this.#connection.pause()
    this.#resumeTimer = setTimeout(() => {
      this.#resumeTimer = undefined
      this.#connection.resume()
    }, waitMs)
  }

  tell(note: Note): void {
    if (this.#wantsNotes) this.outbox.send(toNoteFrame(note))
  }

  /** Everything up to this document frame of ours is in the store. */
  markSaved(frame: number): void {
    this.#framesSaved = frame
  }

  tellSaved(): void {
    if (this.#framesTold === this.#framesSaved) return
    this.#framesTold = this.#framesSaved
    this.tell({ type: "saved", frames: this.#framesSaved })
  }

  probe(): void {
    this.#connection.probe()
  }

  #refuse(code: keyof typeof CLOSE, reason: string): void {
    this.#counts.refuse(code)
    this.end(CLOSE[code], reason)
  }

  /** Closes the connection and leaves the room. */
  end(code: CloseCode, reason: string): void {
    if (this.#hasEnded) return
    this.#counts.close(code)
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
