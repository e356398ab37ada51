import {
  CLOSE,
  accessOf,
  toRoomPath,
  toStep1Message,
  toUpdateMessage,
  type Limits,
  type RoomName,
  type Seat,
} from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type Log } from "../log.ts"
import { type Connection } from "./connection.ts"
import { FullState } from "./full-state.ts"
import { Gaps } from "./gaps.ts"
import { ClientIds } from "./guards/client-id-guard.ts"
import { TransactionAuthors } from "./guards/edit-authors.ts"
import { type Refusal, type Reversal } from "./guards/guard.ts"
import { createRoomGuards, type RoomGuards } from "./guards/room-guards.ts"
import { NO_WATCH } from "./guards/room-watch.ts"
import { SERVER_AUTHOR, type LogEntry, type LoggedRoom, type Journal } from "./log/journal.ts"
import { type Metrics } from "./metrics.ts"
import { PresenceSender } from "./presence-sender.ts"
import {
  Session,
  type SessionAdmission,
  type SessionRoom,
  type SubmittedUpdate,
} from "./session.ts"
import { SlowClients } from "./slow-clients.ts"
import { toHolder } from "./space/shares.ts"
import { type DiskGuard, SpaceQueue } from "./space/space-queue.ts"
import { type StoredSize } from "./space/stored-size.ts"
import { type Timing } from "./timing.ts"

export interface RoomDependencies {
  readonly journal: Journal
  readonly limits: Limits
  readonly timing: Timing
  readonly log: Log
  readonly metrics: Metrics
  readonly disk: DiskGuard
}

/** A room's document as it was loaded, and its size in the store. */
export interface RoomState {
  readonly doc: Y.Doc
  readonly size: StoredSize
  /** See `LoadedRoom`; default: none. */
  readonly lostChanges?: number
}

/** A change on its way to the clients, and the sessions that have it already if each has all of it. */
interface HeldUpdates {
  readonly updates: readonly Uint8Array[]
  readonly authors: ReadonlySet<Session | undefined>
}

/**
 * A live room: a document and the sessions that share it. An update comes in by `submit`, passes the
 * guards, goes through the journal into the store, and returns by `apply`, which sends it to everybody
 * else. So the document holds only what is stored, or what waits while the store is failing.
 */
export class Room implements LoggedRoom, SessionRoom {
  readonly name: RoomName
  readonly path: string
  readonly doc: Y.Doc
  readonly size: StoredSize
  /** Stored changes that the document has lacked since the room was opened. */
  readonly lostChanges: number
  readonly limits: Limits
  readonly metrics: Metrics
  readonly sessions = new Set<Session>()
  isLocked = false
  /** The board's setting: participants may also remove what somebody has filled in. */
  participantsMayRemove = false
  isBroken = false
  /** Called when the document can no longer be trusted: the room must be closed and opened anew. */
  onBroken: () => void = () => {}
  watch = NO_WATCH
  readonly #journal: Journal
  readonly #timing: Timing
  readonly #log: Log
  readonly #guards: RoomGuards
  readonly #presence: PresenceSender
  readonly #slowClients: SlowClients
  readonly #spaceQueue: SpaceQueue<Session>
  readonly #gaps: Gaps
  #newUpdates: Uint8Array[] = []
  #authors = new TransactionAuthors<Session>([])
  #reversals: readonly Reversal[] = []
  #held: HeldUpdates | undefined
  readonly #fullState: FullState

  /** Takes over the document. */
  constructor(
    name: RoomName,
    { doc, size, lostChanges = 0 }: RoomState,
    dependencies: RoomDependencies,
  ) {
    const { journal, limits, timing, log, metrics, disk } = dependencies
    this.name = name
    this.path = toRoomPath(name)
    this.doc = doc
    this.#fullState = new FullState(doc)
    this.size = size
    this.lostChanges = lostChanges
    this.limits = limits
    this.metrics = metrics
    this.#journal = journal
    this.#timing = timing
    this.#log = log
    const clientIds = new ClientIds()
    this.#guards = createRoomGuards(name.kind, doc, {
      watch: () => this.watch,
      participantsMayRemove: () => this.participantsMayRemove,
      clientIds,
      onEndless: (reason) => log.error("room.endless_reversal", { room: this.path, reason }),
    })
    const { sessions } = this
    const onSessions = (): void => this.watch.onSessions()
    this.#presence = new PresenceSender({ sessions, limits, timing, clientIds, onSessions })
    const sendEveryone = (session: Session): void => this.sendEveryone(session)
    this.#slowClients = new SlowClients({ sessions, doc, timing, sendEveryone })
    const ask = (session: Session): void => this.#requestUpdates(session)
    this.#spaceQueue = new SpaceQueue({ size, disk, checkMs: timing.spaceCheckMs, ask })
    const { path } = this
    const onDropped = (): void => this.#onGapsDropped()
    this.#gaps = new Gaps({ path, doc, sessions, log, ask, maxMs: timing.gapMs, onDropped })
    this.#gaps.watch(new Set())
    doc.on("update", (update: Uint8Array) => {
      this.#fullState.onChange()
      this.#newUpdates.push(update)
    })
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin !== this) return
      this.#reversals = this.#guards.review(transaction, this.#authors)
    })
  }

  get boardId(): string {
    return this.name.boardId
  }

  #onGapsDropped(): void {
    this.#fullState.onChange()
    this.size.requestCompaction()
  }

  /** Whether updates were dropped that the store still has; true once. */
  takeDroppedGaps(): boolean {
    return this.#gaps.takeDropped()
  }

  /** Lets a connection in; undefined if its role may not enter. */
  join(connection: Connection, admission: SessionAdmission): Session | undefined {
    const access = accessOf(this.name, admission.role, this.isLocked)
    if (access === "none") return undefined
    const session = new Session(this, connection, admission)
    session.access = access
    this.sessions.add(session)
    this.#sendAccess(session)
    session.tellSeat(admission.seat)
    if (!this.#journal.isHealthy) session.sendMessage({ type: "storage", ok: false })
    if (access === "write") this.#requestUpdates(session)
    this.#presence.join(session)
    return session
  }

  leave(session: Session): void {
    this.sessions.delete(session)
    this.#presence.leave(session)
    this.#spaceQueue.leave(session)
  }

  /** Gives a session another seat: for its next edits, and at once for everybody who sees the person. */
  setSeat(session: Session, seat: Seat): void {
    session.tellSeat(seat)
    this.#presence.restamp(session)
  }

  /** Turns participants into readers and back, on the connections they have. */
  setLocked(locked: boolean): void {
    if (this.isLocked === locked) return
    this.isLocked = locked
    for (const session of this.sessions) {
      const access = accessOf(this.name, session.role, locked)
      if (access === "none") continue
      const isUnlocked = access === "write" && session.access === "read"
      session.access = access
      this.#sendAccess(session)
      // Their edits during the lock were dropped, and all their later edits depend on those.
      if (isUnlocked) this.#requestUpdates(session)
    }
  }

  #sendAccess(session: Session): void {
    const { access, role } = session
    session.sendMessage({ type: "access", access, role, locked: this.isLocked })
  }

  /** Clients send offline edits only as the answer to a step 1 of the server. */
  #requestUpdates(session: Session): void {
    session.sendQueue.send(toStep1Message(Y.encodeStateVector(this.doc)))
  }

  answerStep1(session: Session, vector: Uint8Array): boolean {
    return this.#fullState.answerTo(session, vector)
  }

  /** The whole document as one update; the same bytes object until the document changes. */
  encodeState(): Uint8Array {
    return this.#fullState.update
  }

  /** Takes an update on its way into the log, or says why not. */
  submit(session: Session, { update, isAnswer, frame }: SubmittedUpdate): Refusal | undefined {
    const noSpace = this.#spaceQueue.judge(session, { update, isAnswer })
    if (noSpace) return noSpace
    // The update is a view of the socket's memory, which is reused.
    const own = update.slice()
    const refusal = this.#guards.admit(own, session, isAnswer)
    if (refusal === "deletion") return this.#spaceQueue.dropDeletion(session) ?? refusal
    if (refusal) return refusal
    const { author } = session
    this.size.addAdmitted(own.length, toHolder(author))
    this.#journal.push([{ room: this, update: own, author, session, frame }])
    return undefined
  }

  /** A frame with nothing to store keeps its place in the count of saved frames. */
  submitNothing(session: Session, frame: number): void {
    this.#journal.push([{ room: this, update: undefined, author: session.author, session, frame }])
  }

  submitNoMore(session: Session): void {
    this.#spaceQueue.leave(session)
  }

  apply(entries: readonly LogEntry[]): void {
    const authors = new Set(entries.filter((entry) => entry.update).map((entry) => entry.session))
    // Updates of others that waited for a missing one may be applied now, so the author needs them too.
    if (this.doc.store.pendingStructs) authors.add(undefined)
    if (!this.#applyAll(entries)) return
    this.#sendUpdates(authors)
    // Frames that leave in the same turn leave in one system call.
    this.#presence.flushIfDue(this.#timing.editTickMs)
    this.#gaps.watch(authors)
    if (this.#reversals.length > 0) this.#revert(this.#reversals)
  }

  /**
   * Holds a change that is reverted back until the reversal is stored, so that clients apply both at
   * once: they would repair what they see in between, and their repairs would stay. What is held leaves
   * with the next tick in any case.
   */
  #sendUpdates(authors: ReadonlySet<Session | undefined>): void {
    const held = this.#held
    this.#held = undefined
    const updates = held ? [...held.updates, ...this.#newUpdates] : this.#newUpdates
    const all = held ? new Set([...held.authors, ...authors]) : authors
    if (this.#reversals.length > 0 && !held) this.#held = { updates, authors: all }
    else if (held) this.#sendUpdate(Y.mergeUpdates([...updates]), all)
    else for (const update of updates) this.#sendUpdate(update, all)
  }

  /** Applies the entries in one transaction, which the guards review; false if Yjs failed. */
  #applyAll(entries: readonly LogEntry[]): boolean {
    this.#newUpdates = []
    this.#reversals = []
    this.#authors = new TransactionAuthors(entries)
    try {
      this.doc.transact(() => {
        for (const entry of entries) this.#applyOne(entry)
      }, this)
    } catch (error) {
      this.#break(error)
      return false
    }
    this.#guards.onApplied()
    return true
  }

  #applyOne({ update, session }: LogEntry): void {
    if (!update) return
    try {
      Y.applyUpdate(this.doc, update, this)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#log.error("room.unappliable", { room: this.path, message })
      session?.end(CLOSE.malformed, "malformed update")
      // Each such entry makes the board open more slowly; a snapshot leaves it out.
      this.size.requestCompaction()
    }
  }

  /** The reversals follow as edits of the server with the next tick. */
  #revert(reversals: readonly Reversal[]): void {
    this.#journal.push(
      reversals.map(({ update }) => ({ room: this, update, author: SERVER_AUTHOR })),
    )
    const violations = reversals.flatMap((reversal) => reversal.violations)
    for (const [session, own] of this.#authors.violationsByAuthor(violations)) {
      for (const [kind, { length: count, 0: first }] of Map.groupBy(
        own,
        (one) => one.kind ?? "harmful",
      )) {
        const reason = first?.reason ?? ""
        this.#log.warn("room.reverted", { room: this.path, reason, count })
        session.sendMessage({ type: "reverted", count, reason, kind })
      }
    }
  }

  /** Yjs has failed half-way, so the document may differ from the log, which is right. */
  #break(error: unknown): void {
    this.isBroken = true
    this.#log.error("room.broken", { room: this.path, message: String(error) })
    for (const session of this.sessions) session.end(CLOSE.tryLater, "the board reopens")
    this.onBroken()
  }

  #sendUpdate(update: Uint8Array, authors: ReadonlySet<Session | undefined>): void {
    const frame = toUpdateMessage(update)
    const readVector = (): Uint8Array => Y.encodeStateVector(this.doc)
    for (const session of this.sessions) {
      const isOnlyAuthor = authors.size === 1 && authors.has(session)
      if (!isOnlyAuthor) session.sendQueue.sendUpdate(frame, readVector)
    }
  }

  onStored(entries: readonly LogEntry[], lastSeq: number | undefined): void {
    for (const { session, frame, update, author } of entries) {
      // What nobody sends over a connection passes no admission.
      if (update && !session) this.size.addAdmitted(update.length, toHolder(author))
      if (update) this.size.addStoredUpdate(update.length, toHolder(author))
      if (session && frame !== undefined) session.markSaved(frame)
    }
    this.#presence.request()
    if (lastSeq !== undefined) this.size.advance(lastSeq)
  }

  receivePresence(session: Session, payload: Uint8Array): boolean | undefined {
    return this.#presence.receive(session, payload)
  }

  receiveCursor(session: Session, cursor: Uint8Array): void {
    this.#presence.moveCursor(session, cursor)
  }

  sendEveryone(session: Session): void {
    this.#presence.sendEveryone(session)
  }

  /** Ends all sessions and destroys the document. */
  close(): void {
    for (const session of this.sessions) session.end(CLOSE.restart, "the room closes")
    this.#slowClients.stop()
    this.#spaceQueue.stop()
    this.#gaps.stop()
    this.#presence.stop()
    this.doc.destroy()
  }
}
