import {
  CLOSE,
  HEARTBEAT_FRAME,
  accessOf,
  toAwarenessFrame,
  toRoomPath,
  toStep1Frame,
  toStep2Frame,
  toUpdateFrame,
  writePresence,
  type Limits,
  type RoomName,
} from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Log } from "../log.ts"
import { type Connection } from "./connection.ts"
import { CanvasCheck, type TakenBack } from "./guards/canvas-check.ts"
import { authorsOf } from "./guards/edit-authors.ts"
import { UpdateCheck, isDeletion, type UpdateFlaw } from "./guards/update-check.ts"
import { type Edit, type EditedRoom, type Journal } from "./log/journal.ts"
import { type Counts } from "./metrics.ts"
import { Presence } from "./presence.ts"
import { Session, type Visitor } from "./session.ts"
import { Tick } from "./throttle.ts"
import { type Pace } from "./timing.ts"

export interface RoomSurroundings {
  readonly journal: Journal
  readonly limits: Limits
  readonly pace: Pace
  readonly log: Log
  readonly counts: Counts
}

const EMPTY_VECTOR_BYTES = 1
const ASK_AGAIN_MS = 5000
/** Of the size of a board: so much more it may hold while people make it smaller. */
const ROOM_FOR_DELETING = 1 / 16
/** One person's presence told to one other is a telling: 8 who move in a room of 25 make 200. */
const TELLINGS_PER_MS = 6

/**
 * A live room: its document, which holds only what is stored (or owed to a failing store), and
 * its sessions. Edits come in by `submit`, go through the journal and return by `apply`.
 */
export class Room implements EditedRoom {
  readonly name: RoomName
  readonly path: string
  readonly doc: Y.Doc
  readonly limits: Limits
  readonly counts: Counts
  readonly sessions = new Set<Session>()
  /** Called after each change of what the log holds of this room. */
  onSettled: (lastSeq: number, bytes: number) => void = () => {}
  /** What the store holds of this room, the snapshot and the log after it, or is about to get. */
  heldBytes = 0
  /** Something did not fit, or only because it makes room: what was overwritten is to go now. */
  isFull = false
  isLocked = false
  isBroken = false
  /** Called when the document can no longer be trusted; the room must be opened anew. */
  onBroken: () => void = () => {}
  readonly #journal: Journal
  readonly #pace: Pace
  readonly #log: Log
  readonly #check: UpdateCheck
  #takenBack: TakenBack | undefined
  readonly #presence: Presence
  readonly #slowTick: Tick
  readonly #timers: readonly NodeJS.Timeout[]
  #fresh: Uint8Array[] = []
  #wholeFrame: Uint8Array | undefined

  /** Takes over the document. */
  constructor(name: RoomName, doc: Y.Doc, surroundings: RoomSurroundings) {
    this.name = name
    this.path = toRoomPath(name)
    this.doc = doc
    this.limits = surroundings.limits
    this.counts = surroundings.counts
    this.#journal = surroundings.journal
    this.#pace = surroundings.pace
    this.#log = surroundings.log
    this.#check = new UpdateCheck(doc)
    this.#presence = new Presence(surroundings.limits.presenceBytes)
    this.#slowTick = new Tick(this.#pace.presenceTickMs, () => this.#sendNews())
    this.#timers = [
      setInterval(() => this.#beat(), this.#pace.heartbeatMs),
      setInterval(() => this.#tendSlow(), this.#pace.slowClientCheckMs),
    ]
    doc.on("update", (update: Uint8Array) => this.#fresh.push(update))
    if (name.kind === "board") this.#watchCanvas()
  }

  get boardId(): string {
    return this.name.boardId
  }

  /** Lets a connection in; undefined if the role may not enter. */
  join(connection: Connection, visitor: Visitor): Session | undefined {
    const access = accessOf(this.name, visitor.role, this.isLocked)
    if (access === "none") return undefined
    const session = new Session(this, connection, visitor)
    session.access = access
    this.sessions.add(session)
    this.#tellAccess(session)
    if (!this.#journal.isHealthy) session.tell({ type: "storage", ok: false })
    if (access === "write") this.#ask(session)
    this.sendEveryone(session)
    return session
  }

  leave(session: Session): void {
    this.sessions.delete(session)
    if (this.#presence.leave(session)) this.#slowTick.ask()
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
      this.#tellAccess(session)
      // What they did meanwhile is missing here, and all their later edits hang on it.
      if (isFreed) this.#ask(session)
    }
  }

  #tellAccess(session: Session): void {
    const { access, role } = session
    session.tell({ type: "access", access, role, locked: this.isLocked })
  }

  /** Offline edits come only as the answer to our step 1. */
  #ask(session: Session): void {
    session.outbox.send(toStep1Frame(Y.encodeStateVector(this.doc)))
  }

  /** Answers a step 1; false if the vector is malformed. */
  answer(session: Session, vector: Uint8Array): boolean {
    try {
      const own = vector.slice()
      Y.decodeStateVector(own)
      session.outbox.answer(own, {
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
      return toStep2Frame(Y.encodeStateAsUpdate(this.doc, vector))
    }
    // Everybody who comes in gets the whole document: encoded once per version.
    this.#wholeFrame ??= toStep2Frame(Y.encodeStateAsUpdate(this.doc))
    return this.#wholeFrame
  }

  /** Takes an update on its way into the log; a flaw means that it was not taken. */
  submit(session: Session, update: Uint8Array, frame: number): UpdateFlaw | "full" | undefined {
    if (this.heldBytes + update.length > this.limits.boardBytes) {
      this.isFull = true
      const isRoom = this.heldBytes < this.limits.boardBytes * (1 + ROOM_FOR_DELETING)
      if (!isRoom || !isDeletion(update)) return "full"
    }
    // The frame's memory is the socket's: what is kept must be our own.
    const own = update.slice()
    const flaw = this.#check.examine(own)
    if (!flaw) {
      this.heldBytes += own.length
      this.#journal.push([{ room: this, update: own, author: session.role, session, frame }])
    }
    return flaw
  }

  /** A frame with nothing to store takes its place in the count of saved frames. */
  submitNothing(session: Session, frame: number): void {
    this.#journal.push([{ room: this, update: undefined, author: session.role, session, frame }])
  }

  apply(edits: readonly Edit[]): void {
    const authors = new Set(edits.filter((edit) => edit.update).map((edit) => edit.session))
    // What others sent earlier and hung in a gap may come out now: then the author needs it too.
    if (this.doc.store.pendingStructs) authors.add(undefined)
    this.#fresh = []
    try {
      this.doc.transact(() => {
        for (const edit of edits) this.#applyOne(edit)
      }, this)
    } catch (error) {
      return this.#break(error)
    }
    this.#check.settle()
    for (const update of this.#fresh) this.#sendUpdate(update, authors)
    // What leaves in the same turn leaves in one system call.
    this.#slowTick.hurry(this.#pace.editTickMs)
    if (this.doc.store.pendingStructs) this.#fillGaps(authors)
    if (this.#takenBack) this.#takeBack(this.#takenBack, edits)
  }

  #watchCanvas(): void {
    const check = new CanvasCheck(this.doc)
    this.doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin === this) this.#takenBack = check.examine(transaction)
    })
  }

  /** It has been seen, but nobody keeps it: a server's edit follows with the next tick. */
  #takeBack({ update, flaws }: TakenBack, edits: readonly Edit[]): void {
    this.#takenBack = undefined
    this.#journal.push([{ room: this, update, author: "server" }])
    for (const [session, reasons] of authorsOf(flaws, edits)) {
      const [reason = ""] = reasons
      this.#log.warn("room.takenBack", { room: this.#shownPath, reason, count: reasons.length })
      session.tell({ type: "takenBack", count: reasons.length, reason })
    }
  }

  /** Yjs has failed half-way: what the document says now is nobody's word, the log's is. */
  #break(error: unknown): void {
    this.isBroken = true
    this.#log.error("room.broken", { room: this.#shownPath, message: String(error) })
    for (const session of this.sessions) session.end(CLOSE.tryLater, "the board reopens")
    this.onBroken()
  }

  #applyOne({ update, session }: Edit): void {
    if (!update) return
    try {
      Y.applyUpdate(this.doc, update, this)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#log.error("room.unappliable", { room: this.#shownPath, message })
      session?.end(CLOSE.malformed, "malformed update")
    }
  }

  /** A private room's path is a secret. */
  get #shownPath(): string {
    return `${this.boardId}/${this.name.kind}`
  }

  #sendUpdate(update: Uint8Array, authors: ReadonlySet<Session | undefined>): void {
    this.#wholeFrame = undefined
    const frame = toUpdateFrame(update)
    const readVector = (): Uint8Array => Y.encodeStateVector(this.doc)
    for (const session of this.sessions) {
      const isOnlyAuthor = authors.size === 1 && authors.has(session)
      if (!isOnlyAuthor) session.outbox.sendUpdate(frame, readVector)
    }
  }

  /** Something before these edits never came: their authors still have it. */
  #fillGaps(authors: ReadonlySet<Session | undefined>): void {
    const now = performance.now()
    for (const session of authors) {
      if (!session || !this.sessions.has(session)) continue
      if (now - session.askedForGapAt < ASK_AGAIN_MS) continue
      session.askedForGapAt = now
      this.#log.warn("room.gap", { room: this.#shownPath })
      this.#ask(session)
    }
  }

  settle(edits: readonly Edit[], lastSeq: number | undefined): void {
    let bytes = 0
    for (const { session, frame, update } of edits) {
      bytes += update?.length ?? 0
      if (session && frame !== undefined) session.markSaved(frame)
    }
    this.#slowTick.ask()
    if (lastSeq !== undefined) this.onSettled(lastSeq, bytes)
  }

  receivePresence(session: Session, payload: Uint8Array): boolean | undefined {
    const isNews = this.#presence.receive(session, payload)
    if (isNews === true) this.#slowTick.ask()
    return isNews
  }

  sendEveryone(session: Session): void {
    const everyone = this.#presence.everyone()
    if (everyone) session.outbox.sendPresence(toAwarenessFrame(everyone))
  }

  #sendNews(): void {
    const news = this.#presence.takeNews()
    if (news) this.#sendPresence(news)
    this.#slowTick.intervalMs = this.#presenceRestMs(news?.entries.length ?? 0)
    for (const session of this.sessions) session.tellSaved()
  }

  /** A full room gets its cursors in fewer and fuller frames: what it costs stays the same. */
  #presenceRestMs(people: number): number {
    const { presenceTickMs, busyPresenceTickMs } = this.#pace
    const restMs = (people * this.sessions.size) / TELLINGS_PER_MS
    return Math.min(Math.max(restMs, presenceTickMs), busyPresenceTickMs)
  }

  #sendPresence({ entries, raised }: NonNullable<ReturnType<Presence["takeNews"]>>): void {
    const frame = toAwarenessFrame(writePresence(entries))
    for (const session of this.sessions) {
      const id = session.awarenessId
      const isOwner = id !== undefined && raised.has(id)
      const others = isOwner ? entries.filter(({ clientId }) => clientId !== id) : entries
      const isOnlyOwn = others.length === 0 || (others.length === 1 && others[0]?.clientId === id)
      if (isOnlyOwn) continue
      session.outbox.sendPresence(isOwner ? toAwarenessFrame(writePresence(others)) : frame)
    }
  }

  #beat(): void {
    if (this.#presence.renew(this.#pace.heartbeatMs)) this.#slowTick.ask()
    const silentSince = performance.now() - this.#pace.heartbeatMs
    for (const session of this.sessions) {
      if (session.outbox.sentAt <= silentSince) session.outbox.send(HEARTBEAT_FRAME)
    }
  }

  #tendSlow(): void {
    for (const session of this.sessions) {
      if (!session.outbox.isBehind) continue
      const state = session.outbox.look(this.#pace.stuckClientMs)
      if (state === "stuck") session.end(CLOSE.tryLater, "too slow")
      if (state === "drained") this.#catchUp(session)
    }
  }

  #catchUp(session: Session): void {
    const debt = session.outbox.settle()
    if (debt) {
      const update = Y.encodeStateAsUpdate(this.doc, debt.vector)
      const frame = debt.asked ? toStep2Frame(update) : toUpdateFrame(update)
      session.outbox.sendUpdate(frame, () => Y.encodeStateVector(this.doc))
    }
    this.sendEveryone(session)
  }

  /** Ends all sessions and lets go of the document. */
  close(): void {
    for (const session of this.sessions) session.end(CLOSE.restart, "the room closes")
    for (const timer of this.#timers) clearInterval(timer)
    this.#slowTick.stop()
    this.doc.destroy()
  }
}
