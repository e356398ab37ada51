import {
  CLOSE,
  HEARTBEAT_MESSAGE,
  accessOf,
  toAwarenessMessage,
  toRoomPath,
  toStep1Message,
  toStep2Message,
  toUpdateMessage,
  writePresence,
  type Limits,
  type RoomName,
} from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Log } from "../log.ts"
import { type Connection } from "./connection.ts"
import { CanvasCheck, type Reversal } from "./guards/canvas-check.ts"
import { authorsOf } from "./guards/edit-authors.ts"
import { UpdateCheck, isDeletion, type UpdateViolation } from "./guards/update-check.ts"
import { type LogEntry, type LoggedRoom, type Journal } from "./log/journal.ts"
import { type Metrics } from "./metrics.ts"
import { Presence } from "./presence.ts"
import { Session, type SessionAdmission } from "./session.ts"
import { Throttle } from "./throttle.ts"
import { type Timing } from "./timing.ts"

export interface RoomDependencies {
  readonly journal: Journal
  readonly limits: Limits
  readonly timing: Timing
  readonly log: Log
  readonly metrics: Metrics
}

const EMPTY_VECTOR_BYTES = 1
const ASK_AGAIN_MS = 5000
/** Of the size of a board: so much more it may hold while people make it smaller. */
const DELETION_RESERVE = 1 / 16
/** One person's presence told to one other is a telling: 8 who move in a room of 25 make 200. */
const RECIPIENTS_PER_MS = 6

/**
 * A live room: its document, which holds only what is stored (or owed to a failing store), and
 * its sessions. Edits come in by `submit`, go through the journal and return by `apply`.
 */
export class Room implements LoggedRoom {
  readonly name: RoomName
  readonly path: string
  readonly doc: Y.Doc
  readonly limits: Limits
  readonly metrics: Metrics
  readonly sessions = new Set<Session>()
  /** Called after each change of what the log holds of this room. */
  onStored: (lastSeq: number, bytes: number) => void = () => {}
  /** What the store holds of this room, the snapshot and the log after it, or is about to get. */
  storedBytes = 0
  /** Something did not fit, or only because it makes room: what was overwritten is to go now. */
  isFull = false
  isLocked = false
  isBroken = false
  /** Called when the document can no longer be trusted; the room must be opened anew. */
  onBroken: () => void = () => {}
  readonly #journal: Journal
  readonly #timing: Timing
  readonly #log: Log
  readonly #check: UpdateCheck
  #reversal: Reversal | undefined
  readonly #presence: Presence
  readonly #presenceThrottle: Throttle
  readonly #timers: readonly NodeJS.Timeout[]
  #newUpdates: Uint8Array[] = []
  #wholeFrame: Uint8Array | undefined

  /** Takes over the document. */
  constructor(name: RoomName, doc: Y.Doc, surroundings: RoomDependencies) {
    this.name = name
    this.path = toRoomPath(name)
    this.doc = doc
    this.limits = surroundings.limits
    this.metrics = surroundings.metrics
    this.#journal = surroundings.journal
    this.#timing = surroundings.timing
    this.#log = surroundings.log
    this.#check = new UpdateCheck(doc)
    this.#presence = new Presence(surroundings.limits.presenceBytes)
    this.#presenceThrottle = new Throttle(this.#timing.presenceTickMs, () =>
      this.#sendPresenceChanges(),
    )
    this.#timers = [
      setInterval(() => this.#sendHeartbeats(), this.#timing.heartbeatMs),
      setInterval(() => this.#checkSlowClients(), this.#timing.slowClientCheckMs),
    ]
    doc.on("update", (update: Uint8Array) => this.#newUpdates.push(update))
    if (name.kind === "board") this.#watchCanvas()
  }

  get boardId(): string {
    return this.name.boardId
  }

  /** Lets a connection in; undefined if the role may not enter. */
  join(connection: Connection, visitor: SessionAdmission): Session | undefined {
    const access = accessOf(this.name, visitor.role, this.isLocked)
    if (access === "none") return undefined
    const session = new Session(this, connection, visitor)
    session.access = access
    this.sessions.add(session)
    this.#sendAccess(session)
    if (!this.#journal.isHealthy) session.sendMessage({ type: "storage", ok: false })
    if (access === "write") this.#requestUpdates(session)
    this.sendEveryone(session)
    return session
  }

  leave(session: Session): void {
    this.sessions.delete(session)
    if (this.#presence.leave(session)) this.#presenceThrottle.request()
  }

  /** Turns participants into readers and back, on the connections they have. */
  setLocked(locked: boolean): void {
    if (this.isLocked === locked) return
    this.isLocked = locked
    for (const session of this.sessions) {
      const access = accessOf(this.name, session.role, locked)
      if (access === "none") continue
      const isFreed = access === "write" && session.access === "read"
      session.access = access
      this.#sendAccess(session)
      // What they did meanwhile is missing here, and all their later edits hang on it.
      if (isFreed) this.#requestUpdates(session)
    }
  }

  #sendAccess(session: Session): void {
    const { access, role } = session
    session.sendMessage({ type: "access", access, role, locked: this.isLocked })
  }

  /** Offline edits come only as the answer to our step 1. */
  #requestUpdates(session: Session): void {
    session.sendQueue.send(toStep1Message(Y.encodeStateVector(this.doc)))
  }

  /** Answers a step 1; false if the vector is malformed. */
  answerStep1(session: Session, vector: Uint8Array): boolean {
    try {
      const own = vector.slice()
      Y.decodeStateVector(own)
      session.sendQueue.answer(own, {
        toFrame: () => this.#toStep2(own),
        readVector: () => Y.encodeStateVector(this.doc),
      })
      return true
    } catch {
      return false
    }
  }

  #toStep2(vector: Uint8Array): Uint8Array {
    if (vector.length > EMPTY_VECTOR_BYTES) {
      return toStep2Message(Y.encodeStateAsUpdate(this.doc, vector))
    }
    // Everybody who comes in gets the whole document: encoded once per version.
    this.#wholeFrame ??= toStep2Message(Y.encodeStateAsUpdate(this.doc))
    return this.#wholeFrame
  }

  /** Takes an update on its way into the log; a violation means that it was not taken. */
  submit(
    session: Session,
    update: Uint8Array,
    frame: number,
  ): UpdateViolation | "full" | undefined {
    if (this.storedBytes + update.length > this.limits.boardBytes) {
      this.isFull = true
      const isRoom = this.storedBytes < this.limits.boardBytes * (1 + DELETION_RESERVE)
      if (!isRoom || !isDeletion(update)) return "full"
    }
    // The frame's memory is the socket's: what is kept must be our own.
    const own = update.slice()
    const violation = this.#check.examine(own)
    if (!violation) {
      this.storedBytes += own.length
      this.#journal.push([{ room: this, update: own, author: session.role, session, frame }])
    }
    return violation
  }

  /** A frame with nothing to store takes its place in the count of saved frames. */
  submitNothing(session: Session, frame: number): void {
    this.#journal.push([{ room: this, update: undefined, author: session.role, session, frame }])
  }

  apply(edits: readonly LogEntry[]): void {
    const authors = new Set(edits.filter((edit) => edit.update).map((edit) => edit.session))
    // What others sent earlier and hung in a gap may come out now: then the author needs it too.
    if (this.doc.store.pendingStructs) authors.add(undefined)
    this.#newUpdates = []
    try {
      this.doc.transact(() => {
        for (const edit of edits) this.#applyOne(edit)
      }, this)
    } catch (error) {
      return this.#break(error)
    }
    this.#check.onStored()
    for (const update of this.#newUpdates) this.#sendUpdate(update, authors)
    // What leaves in the same turn leaves in one system call.
    this.#presenceThrottle.flushIfDue(this.#timing.editTickMs)
    if (this.doc.store.pendingStructs) this.#fillGaps(authors)
    if (this.#reversal) this.#revert(this.#reversal, edits)
  }

  #watchCanvas(): void {
    const check = new CanvasCheck(this.doc)
    this.doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin === this) this.#reversal = check.examine(transaction)
    })
  }

  /** It has been seen, but nobody keeps it: a server's edit follows with the next tick. */
  #revert({ update, violations: flaws }: Reversal, edits: readonly LogEntry[]): void {
    this.#reversal = undefined
    this.#journal.push([{ room: this, update, author: "server" }])
    for (const [session, reasons] of authorsOf(flaws, edits)) {
      const [reason = ""] = reasons
      this.#log.warn("room.reverted", { room: this.path, reason, count: reasons.length })
      session.sendMessage({ type: "reverted", count: reasons.length, reason })
    }
  }

  /** Yjs has failed half-way: what the document says now is nobody's word, the log's is. */
  #break(error: unknown): void {
    this.isBroken = true
    this.#log.error("room.broken", { room: this.path, message: String(error) })
    for (const session of this.sessions) session.end(CLOSE.tryLater, "the board reopens")
    this.onBroken()
  }

  #applyOne({ update, session }: LogEntry): void {
    if (!update) return
    try {
      Y.applyUpdate(this.doc, update, this)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#log.error("room.unappliable", { room: this.path, message })
      session?.end(CLOSE.malformed, "malformed update")
    }
  }

  #sendUpdate(update: Uint8Array, authors: ReadonlySet<Session | undefined>): void {
    this.#wholeFrame = undefined
    const frame = toUpdateMessage(update)
    const readVector = (): Uint8Array => Y.encodeStateVector(this.doc)
    for (const session of this.sessions) {
      const isOnlyAuthor = authors.size === 1 && authors.has(session)
      if (!isOnlyAuthor) session.sendQueue.sendUpdate(frame, readVector)
    }
  }

  /** Something before these edits never came: their authors still have it. */
  #fillGaps(authors: ReadonlySet<Session | undefined>): void {
    const now = performance.now()
    for (const session of authors) {
      if (!session || !this.sessions.has(session)) continue
      if (now - session.askedForGapAt < ASK_AGAIN_MS) continue
      session.askedForGapAt = now
      this.#log.warn("room.gap", { room: this.path })
      this.#requestUpdates(session)
    }
  }

  stored(edits: readonly LogEntry[], lastSeq: number | undefined): void {
    let bytes = 0
    for (const { session, frame, update } of edits) {
      bytes += update?.length ?? 0
      if (session && frame !== undefined) session.markSaved(frame)
    }
    this.#presenceThrottle.request()
    if (lastSeq !== undefined) this.onStored(lastSeq, bytes)
  }

  receivePresence(session: Session, payload: Uint8Array): boolean | undefined {
    const isNews = this.#presence.receive(session, payload)
    if (isNews === true) this.#presenceThrottle.request()
    return isNews
  }

  sendEveryone(session: Session): void {
    const everyone = this.#presence.everyone()
    if (everyone) session.sendQueue.sendPresence(toAwarenessMessage(everyone))
  }

  #sendPresenceChanges(): void {
    const news = this.#presence.takeNews()
    if (news) this.#sendPresence(news)
    this.#presenceThrottle.intervalMs = this.#presenceRestMs(news?.entries.length ?? 0)
    for (const session of this.sessions) session.reportSaved()
  }

  /** A full room gets its cursors in fewer and fuller frames: what it costs stays the same. */
  #presenceRestMs(people: number): number {
    const { presenceTickMs, busyPresenceTickMs } = this.#timing
    const restMs = (people * this.sessions.size) / RECIPIENTS_PER_MS
    return Math.min(Math.max(restMs, presenceTickMs), busyPresenceTickMs)
  }

  #sendPresence({ entries, raised }: NonNullable<ReturnType<Presence["takeNews"]>>): void {
    const frame = toAwarenessMessage(writePresence(entries))
    for (const session of this.sessions) {
      const id = session.awarenessId
      const isOwner = id !== undefined && raised.has(id)
      const others = isOwner ? entries.filter(({ clientId }) => clientId !== id) : entries
      const isOnlyOwn = others.length === 0 || (others.length === 1 && others[0]?.clientId === id)
      if (isOnlyOwn) continue
      session.sendQueue.sendPresence(isOwner ? toAwarenessMessage(writePresence(others)) : frame)
    }
  }

  #sendHeartbeats(): void {
    if (this.#presence.renew(this.#timing.heartbeatMs)) this.#presenceThrottle.request()
    const silentSince = performance.now() - this.#timing.heartbeatMs
    for (const session of this.sessions) {
      if (session.sendQueue.sentAt <= silentSince) session.sendQueue.send(HEARTBEAT_MESSAGE)
    }
  }

  #checkSlowClients(): void {
    for (const session of this.sessions) {
      if (!session.sendQueue.isBehind) continue
      const state = session.sendQueue.checkProgress(this.#timing.stuckClientMs)
      if (state === "stuck") session.end(CLOSE.tryLater, "too slow")
      if (state === "drained") this.#catchUp(session)
    }
  }

  #catchUp(session: Session): void {
    const debt = session.sendQueue.takeBacklog()
    if (debt) {
      const update = Y.encodeStateAsUpdate(this.doc, debt.vector)
      const frame = debt.asked ? toStep2Message(update) : toUpdateMessage(update)
      session.sendQueue.sendUpdate(frame, () => Y.encodeStateVector(this.doc))
    }
    this.sendEveryone(session)
  }

  /** Ends all sessions and lets go of the document. */
  close(): void {
    for (const session of this.sessions) session.end(CLOSE.restart, "the room closes")
    for (const timer of this.#timers) clearInterval(timer)
    this.#presenceThrottle.stop()
    this.doc.destroy()
  }
}
