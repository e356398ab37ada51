import { type Log } from "../log.ts"
import { type Session } from "./session.ts"

const ASK_AGAIN_MS = 5000

interface GapsOptions {
  readonly path: string
  readonly sessions: ReadonlySet<Session>
  readonly log: Log
  /** Asks the session for everything that the document lacks. */
  readonly ask: (session: Session) => void
}

/** Cares for updates that wait for an earlier one which never arrived. */
export class Gaps {
  readonly #options: GapsOptions
  readonly #askedAt = new WeakMap<Session, number>()

  constructor(options: GapsOptions) {
    this.#options = options
  }

  /** Asks the authors of updates that wait: they still have what is missing. */
  requestFrom(authors: ReadonlySet<Session | undefined>): void {
    const { path, sessions, log, ask } = this.#options
    const now = performance.now()
    for (const session of authors) {
      if (!session || !sessions.has(session)) continue
      if (now - (this.#askedAt.get(session) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_MS) continue
      this.#askedAt.set(session, now)
      log.warn("room.gap", { room: path })
      ask(session)
    }
  }
}
