import {
  HEARTBEAT_MESSAGE,
  toAwarenessMessage,
  toCursorsMessage,
  writePresence,
  type Limits,
  type PresenceEntry,
} from "@tafelrunde/shared/protocol"

import { Cursors, type CursorChanges } from "./cursors.ts"
import { type ClientIds } from "./guards/client-id-guard.ts"
import { withoutName } from "./presence-state.ts"
import { Presence, type PresenceChanges } from "./presence.ts"
import { type Session } from "./session.ts"
import { Throttle } from "./throttle.ts"
import { type Timing } from "./timing.ts"

/** A room sends at most so many presence entries per millisecond: 8 moving people seen by 25 are 200. */
const RECIPIENTS_PER_MS = 6
/** A cursor of our own protocol has a twentieth of a presence entry's bytes. */
const CURSOR_COST = 0.5
/** Large states leave less often: at most so many bytes of presence per millisecond leave a room. */
const BYTES_PER_MS = 5000
const MAX_INTERVAL_MS = 2000

interface PresenceSenderOptions {
  readonly sessions: ReadonlySet<Session>
  readonly limits: Limits
  readonly timing: Timing
  readonly clientIds: ClientIds
  /** Called when a session has come, has left, shows somebody for the first time, or has another seat. */
  readonly onSessions: () => void
}

/**
 * Sends a room's presence: one frame per tick with everything that changed, the same bytes to everybody
 * except viewers, who get no names, and one with the cursors that clients of our own protocol have sent. The sessions' own "saved" messages leave in the same tick, in one system call.
 */
export class PresenceSender {
  readonly #sessions: ReadonlySet<Session>
  readonly #timing: Timing
  readonly #presence: Presence
  readonly #cursors = new Cursors()
  readonly #throttle: Throttle
  readonly #onSessions: () => void
  readonly #heartbeat: NodeJS.Timeout

  constructor({ sessions, limits, timing, clientIds, onSessions }: PresenceSenderOptions) {
    this.#onSessions = onSessions
    this.#sessions = sessions
    this.#timing = timing
    this.#presence = new Presence(limits.presenceBytes, clientIds)
    this.#throttle = new Throttle(timing.presenceTickMs, () => this.#tick())
    this.#heartbeat = setInterval(() => this.#sendHeartbeats(), timing.heartbeatMs)
  }

  /** True if the payload brought a change; undefined if it is malformed. */
  receive(session: Session, payload: Uint8Array): boolean | undefined {
    const shownBefore = session.awarenessId
    const isChange = this.#presence.receive(session, payload)
    if (session.awarenessId !== shownBefore) this.#onSessions()
    if (isChange === true) this.#throttle.request()
    return isChange
  }

  /** Takes where the session's person points; nothing while nobody knows who that is. */
  moveCursor(session: Session, cursor: Uint8Array): void {
    const clientId = this.#presence.idOf(session)
    if (clientId === undefined) return
    this.#cursors.move(session, clientId, cursor)
    this.#throttle.request()
  }

  /** Sends everybody else the session's person again, stamped with what the server knows now. */
  restamp(session: Session): void {
    if (this.#presence.restamp(session)) this.#throttle.request()
    this.#onSessions()
  }

  /** Sends the session everybody who is here. */
  join(session: Session): void {
    this.sendEveryone(session)
    this.#onSessions()
  }

  leave(session: Session): void {
    this.#cursors.leave(session)
    if (this.#presence.leave(session)) this.#throttle.request()
    this.#onSessions()
  }

  /** Sends one session the presence and the cursors of all people. */
  sendEveryone(session: Session): void {
    const everyone = this.#presence.everyone()
    // Its own entry, without a name for viewers and with a raised clock, would overwrite its own state.
    const others = everyone.filter(({ clientId }) => clientId !== session.awarenessId)
    if (others.length > 0) session.sendQueue.sendPresence(toFrame(others, session))
    const cursors = session.wantsServerMessages ? this.#cursors.everyone() : undefined
    if (cursors) session.sendQueue.sendPresence(toCursorsMessage(cursors))
  }

  /** Asks for a tick soon, because a session has something to report. */
  request(): void {
    this.#throttle.request()
  }

  /** Ticks now if the next tick is due within so many milliseconds anyway. */
  flushIfDue(withinMs: number): void {
    this.#throttle.flushIfDue(withinMs)
  }

  #tick(): void {
    const changes = this.#presence.takeChanges()
    const moves = this.#cursors.takeChanges()
    if (changes) this.#send(changes)
    if (moves) this.#sendCursors(moves)
    const cost = (changes?.entries.length ?? 0) + CURSOR_COST * (moves?.sessions.size ?? 0)
    const bytes = changes?.entries.reduce((sum, { state }) => sum + state.length, 0) ?? 0
    const largeMs = Math.min((bytes * this.#sessions.size) / BYTES_PER_MS, MAX_INTERVAL_MS)
    this.#throttle.intervalMs = Math.max(this.#nextIntervalMs(cost), largeMs)
    for (const session of this.#sessions) session.reportSaved()
  }

  /** A full room gets fewer and fuller frames, so that its cost stays the same. */
  #nextIntervalMs(cost: number): number {
    const { presenceTickMs, busyPresenceTickMs } = this.#timing
    const intervalMs = (cost * this.#sessions.size) / RECIPIENTS_PER_MS
    return Math.min(Math.max(intervalMs, presenceTickMs), busyPresenceTickMs)
  }

  #send({ entries, raised }: PresenceChanges): void {
    const frames = new Map<boolean, Uint8Array>()
    const frameFor = (session: Session): Uint8Array => {
      const isViewer = session.role === "viewer"
      const frame = frames.get(isViewer) ?? toFrame(entries, session)
      frames.set(isViewer, frame)
      return frame
    }
    for (const session of this.#sessions) {
      const id = session.awarenessId
      const isOwner = id !== undefined && raised.has(id)
      const others = isOwner ? entries.filter(({ clientId }) => clientId !== id) : entries
      const isOnlyOwn = others.length === 0 || (others.length === 1 && others[0]?.clientId === id)
      if (isOnlyOwn) continue
      session.sendQueue.sendPresence(isOwner ? toFrame(others, session) : frameFor(session))
    }
  }

  #sendCursors({ sessions: moved, payload }: CursorChanges): void {
    const frame = toCursorsMessage(payload)
    for (const session of this.#sessions) {
      const isOnlyOwn = moved.size === 1 && moved.has(session)
      if (session.wantsServerMessages && !isOnlyOwn) session.sendQueue.sendPresence(frame)
    }
  }

  #sendHeartbeats(): void {
    if (this.#presence.renew(this.#timing.heartbeatMs)) this.#throttle.request()
    const silentSince = performance.now() - this.#timing.heartbeatMs
    for (const session of this.#sessions) {
      if (session.sendQueue.sentAt <= silentSince) session.sendQueue.send(HEARTBEAT_MESSAGE)
    }
  }

  stop(): void {
    clearInterval(this.#heartbeat)
    this.#throttle.stop()
  }
}

function toFrame(entries: readonly PresenceEntry[], { role }: Session): Uint8Array {
  const shown = role === "viewer" ? entries.map(withoutName) : entries
  return toAwarenessMessage(writePresence(shown))
}
