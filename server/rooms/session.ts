import {
  CLIENT_ID_TAKEN,
  CLOSE,
  isSpaceDropReason,
  readMessages,
  toServerMessage,
  type AccessRole,
  type CloseCode,
  type DropReason,
  type Message,
  type Limits,
  type Seat,
  type ServerMessage,
} from "@tafelrunde/shared/protocol"

import { type LogAuthor } from "../storage/storage.ts"
import { type Connection } from "./connection.ts"
import { type Author, type Refusal } from "./guards/guard.ts"
import { isEmptyUpdate } from "./guards/incoming-update.ts"
import { type Metrics } from "./metrics.ts"
import { SendQueue } from "./send-queue.ts"
import { toHolder } from "./space/shares.ts"
import { TokenBucket } from "./token-bucket.ts"

/** In units of `framesPerSecond`: encoding the document costs far more than taking an edit. */
const STEP1_COST = 10
/** The stock client sends the presence of others back, up to 30 frames a second. */
const ECHO_COST = 0.25
/** The presence of a whole room is sent to one session at most this often. */
const EVERYONE_AGAIN_MS = 1000
const BYTES_PER_COST = 16 * 1024
/** So many characters of a token's hash tell the tokens of a board apart. */
const SHORT_KEY = 12

export interface SessionAdmission {
  readonly role: AccessRole
  /** The hash of the token that let them in, to end their sessions when it ends. */
  readonly key: string
  /** The seat bound to that token; null for facilitators and tokens without one. */
  readonly seat: Seat | null
  /** The network from which they are connected; see `toNetwork`. */
  readonly network: string | null
  /** Whether the client asked for `ServerMessage`s. */
  readonly wantsServerMessages: boolean
}

export interface SubmittedUpdate {
  readonly update: Uint8Array
  /** Whether it is the answer to a step 1 of the server. */
  readonly isAnswer: boolean
  /** The session's own count of its document frames. */
  readonly frame: number
}

/** What a session needs of its room. */
export interface SessionRoom {
  readonly limits: Limits
  readonly metrics: Metrics
  /** Answers a step 1; false if the vector is malformed. */
  answerStep1(session: Session, vector: Uint8Array): boolean
  /** Takes an update on its way into the log, or says why not. */
  submit(session: Session, incoming: SubmittedUpdate): Refusal | undefined
  /** Counts a document frame that has nothing to store. */
  submitNothing(session: Session, frame: number): void
  /** The session has answered a step 1: it has nothing that the document lacks. */
  submitNoMore(session: Session): void
  /** True if the payload brought a change; undefined if it is malformed. */
  receivePresence(session: Session, payload: Uint8Array): boolean | undefined
  /** Takes where the session's person points, still encoded. */
  receiveCursor(session: Session, cursor: Uint8Array): void
  /** Sends the session the presence of all people. */
  sendEveryone(session: Session): void
  leave(session: Session): void
}

let lastId = 0

/** One connection to one room; checks the rights and the rate of every frame. */
export class Session implements Author {
  /** Unique in this process. */
  readonly id = (lastId += 1)
  readonly joinedAt = performance.now()
  readonly role: AccessRole
  readonly key: string
  readonly network: string | null
  /** Whether the client understands messages of our own protocol beside those of y-protocols. */
  readonly wantsServerMessages: boolean
  /** Changes when the person enters again for another institution, or a facilitator corrects it. */
  seat: Seat | null
  readonly sendQueue: SendQueue
  /** The one presence id that this session speaks for; set by its first presence. */
  awarenessId: number | undefined
  access: "read" | "write" = "read"
  /** The version of the document that the session has been answered with. */
  answeredVersion = -1
  readonly #room: SessionRoom
  readonly #connection: Connection
  readonly #limits: Limits
  readonly #metrics: Metrics
  readonly #bucket: TokenBucket
  #resumeTimer: NodeJS.Timeout | undefined
  /** What had arrived before the pause. */
  readonly #waiting: Uint8Array[] = []
  #isPaused = false
  #hasEnded = false
  #everyoneAt = Number.NEGATIVE_INFINITY
  #framesTaken = 0
  #framesSaved = 0
  #framesReported = 0

  constructor(room: SessionRoom, connection: Connection, admission: SessionAdmission) {
    this.#room = room
    this.#connection = connection
    this.role = admission.role
    this.key = admission.key
    this.seat = admission.seat
    this.network = admission.network
    this.wantsServerMessages = admission.wantsServerMessages
    this.#limits = room.limits
    this.#metrics = room.metrics
    this.sendQueue = new SendQueue(connection, room.metrics)
    const perSecond = room.limits.framesPerSecond
    this.#bucket = new TokenBucket({ perSecond, burst: 4 * perSecond })
  }

  /** Tells tokens apart, and opens nothing. */
  get tokenId(): string {
    return this.key.slice(0, SHORT_KEY)
  }

  /** Speaks for the seat from now on, and tells the client. */
  tellSeat(seat: Seat | null): void {
    this.seat = seat
    this.sendMessage({ type: "seat", seat, tokenId: this.tokenId })
  }

  /** Who is named in the log as the author of what this session sends now. */
  get author(): LogAuthor {
    if (this.seat) return { role: this.role, seat: this.seat.id }
    return { role: this.role, seat: null, token: this.tokenId }
  }

  /** Whose share of the room's space its updates count towards; see `toHolder`. */
  get holder(): string | undefined {
    return toHolder(this.author)
  }

  /** The bytes of one binary frame; they may be a view of memory that is reused afterwards. */
  receive(bytes: Uint8Array): void {
    if (this.#hasEnded) return
    // Frames that had arrived before the pause wait for its end.
    if (this.#isPaused) this.#waiting.push(bytes.slice())
    else this.#receiveNow(bytes)
  }

  #receiveNow(bytes: Uint8Array): void {
    this.#metrics.framesIn += 1
    this.#metrics.bytesIn += bytes.length
    if (bytes.length > this.#limits.frameBytes) return this.#refuse("tooLarge", "message too large")
    this.#charge(bytes.length / BYTES_PER_COST)
    const messages = readMessages(bytes)
    if (!messages) return this.#refuse("malformed", "malformed message")
    // A message of an unknown type.
    if (messages.length === 0) this.#charge(1)
    for (const message of messages) {
      if (this.#hasEnded) return
      this.#handle(message)
    }
  }

  receiveText(): void {
    this.#refuse("unsupported", "text frames are not understood")
  }

  #handle(message: Message): void {
    switch (message.type) {
      case "step1":
        this.#charge(STEP1_COST)
        return this.#answer(message.vector)
      case "update":
        this.#charge(1)
        return this.#takeUpdate(message.update, message.answer)
      case "awareness":
        return this.#takePresence(message.payload)
      case "queryAwareness":
        this.#charge(1)
        return this.#sendEveryone()
      case "cursor":
        this.#charge(1)
        return this.#takeCursor(message.cursor)
      case "server":
      case "cursors":
        return this.#charge(1)
    }
  }

  /** Joining has brought everybody already, and changes follow; asking again is rarely needed. */
  #sendEveryone(): void {
    const now = performance.now()
    if (now - this.#everyoneAt < EVERYONE_AGAIN_MS) return
    this.#everyoneAt = now
    this.#room.sendEveryone(this)
  }

  #answer(vector: Uint8Array): void {
    if (!this.#room.answerStep1(this, vector)) this.#refuse("malformed", "malformed state vector")
  }

  #takeUpdate(update: Uint8Array, isAnswer: boolean): void {
    this.#framesTaken += 1
    if (isEmptyUpdate(update)) {
      if (isAnswer) this.#room.submitNoMore(this)
      return this.#room.submitNothing(this, this.#framesTaken)
    }
    if (this.access !== "write") return this.#drop(this.role === "viewer" ? "role" : "locked")
    const refusal = this.#room.submit(this, { update, isAnswer, frame: this.#framesTaken })
    if (isSpaceDropReason(refusal)) this.#drop(refusal)
    else if (refusal === "undecodable") this.#refuse("malformed", "malformed update")
    else if (refusal === "clientId") this.#refuse("refused", CLIENT_ID_TAKEN)
    else if (refusal) this.#refuse("refused", `harmful update: ${refusal}`)
  }

  #drop(reason: DropReason): void {
    this.#metrics.countRefusal(reason)
    this.sendMessage({ type: "dropped", reason })
    this.#room.submitNothing(this, this.#framesTaken)
  }

  #takePresence(payload: Uint8Array): void {
    const isChange = this.#room.receivePresence(this, payload)
    if (isChange === undefined) this.#refuse("malformed", "malformed presence")
    this.#charge(isChange === true ? 1 : ECHO_COST)
  }

  /** Viewers look on; nobody is shown where they point. */
  #takeCursor(cursor: Uint8Array): void {
    if (this.role !== "viewer") this.#room.receiveCursor(this, cursor)
  }

  #charge(cost: number): void {
    const waitMs = this.#bucket.take(performance.now(), cost)
    if (waitMs <= 0 || this.#resumeTimer) return
    this.#resumeIn(waitMs)
    if (this.#isPaused) return
    this.#isPaused = true
    this.#metrics.countRefusal("slowedDown")
    this.#connection.pause()
  }

  #resumeIn(waitMs: number): void {
    this.#resumeTimer = setTimeout(() => {
      const leftMs = this.#bucket.take(performance.now(), 0)
      if (leftMs > 0) return this.#resumeIn(leftMs)
      this.#resumeTimer = undefined
      this.#receiveWaiting()
      if (this.#resumeTimer || this.#hasEnded) return
      this.#isPaused = false
      this.#connection.resume()
    }, waitMs)
  }

  /** One of them may empty the bucket again; those after it wait on. */
  #receiveWaiting(): void {
    const frames = this.#waiting
    let taken = 0
    for (const frame of frames) {
      if (this.#resumeTimer || this.#hasEnded) break
      taken += 1
      this.#receiveNow(frame)
    }
    frames.splice(0, taken)
  }

  /** Does nothing for clients that have not asked for these messages. */
  sendMessage(message: ServerMessage): void {
    if (this.wantsServerMessages) this.sendQueue.send(toServerMessage(message))
  }

  /** The store has every document frame of this session up to this one. */
  markSaved(frame: number): void {
    this.#framesSaved = frame
  }

  /** Tells the client how many of its frames are stored, if more are than it was told. */
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

  /** Leaves the room, after either side has closed the connection. */
  closed(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    clearTimeout(this.#resumeTimer)
    this.#waiting.length = 0
    this.#room.leave(this)
  }
}
