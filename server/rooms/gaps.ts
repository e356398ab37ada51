import type * as Y from "yjs"

import { type Log } from "../log.ts"
import { type Session } from "./session.ts"

const ASK_AGAIN_MS = 5000

interface GapsOptions {
  readonly path: string
  readonly doc: Y.Doc
  readonly sessions: ReadonlySet<Session>
  readonly log: Log
  /** Asks the session for everything that the document lacks. */
  readonly ask: (session: Session) => void
  /** So long an update may wait for one before it. */
  readonly maxMs: number
  /** Called when what waited was dropped: the document's state is another. */
  readonly onDropped: () => void
}

/**
 * Cares for updates that wait for an earlier one which never arrived. Every client that asks for the
 * document gets them too, so they may not wait for ever.
 */
export class Gaps {
  readonly #options: GapsOptions
  readonly #askedAt = new WeakMap<Session, number>()
  /** Who may have sent what waits. */
  readonly #authors = new Set<Session>()
  #timer: NodeJS.Timeout | undefined
  #hasDropped = false

  constructor(options: GapsOptions) {
    this.#options = options
  }

  /** Looks at the document after updates of these authors were applied. */
  watch(authors: ReadonlySet<Session | undefined>): void {
    const { doc, maxMs } = this.#options
    if (!doc.store.pendingStructs) return this.stop()
    this.#requestFrom(authors)
    this.#timer ??= setTimeout(() => this.#drop(), maxMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#authors.clear()
  }

  /** Whether something was dropped that the store still has; true once. */
  takeDropped(): boolean {
    const hasDropped = this.#hasDropped
    this.#hasDropped = false
    return hasDropped
  }

  /** Nothing is lost of what its author has: with the missing part it comes again. */
  #drop(): void {
    const { path, doc, sessions, log, onDropped } = this.#options
    const authors = [...this.#authors].filter((session) => sessions.has(session))
    this.stop()
    doc.store.pendingStructs = null
    this.#hasDropped = true
    log.warn("room.gapDropped", { room: path })
    const reason = "an update has waited too long for one before it"
    for (const session of authors) {
      session.sendMessage({ type: "reverted", count: 1, reason, kind: "harmful" })
    }
    onDropped()
  }

  /** Asks the authors of updates that wait: they still have what is missing. */
  #requestFrom(authors: ReadonlySet<Session | undefined>): void {
    const { path, sessions, log, ask } = this.#options
    const now = performance.now()
    for (const session of authors) {
      if (!session || !sessions.has(session)) continue
      this.#authors.add(session)
      if (now - (this.#askedAt.get(session) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_MS) continue
      this.#askedAt.set(session, now)
      log.warn("room.gap", { room: path })
      ask(session)
    }
  }
}
