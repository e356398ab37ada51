import { type AccessRole, type SpaceDropReason } from "@tafelrunde/shared/protocol"

import { isDeletion } from "../guards/incoming-update.ts"
import { type StoredSize } from "./stored-size.ts"

/** Whether the server's disk has room for more than facilitators need. */
export interface DiskGuard {
  readonly isLow: boolean
}

/** A session as far as space is concerned. */
interface SpaceTaker {
  readonly role: AccessRole
  readonly holder: string | undefined
}

interface Wait {
  readonly reason: SpaceDropReason
  /** What the session's work needs at least, as far as it is known. */
  bytes: number
  /** Whether its work has changed since it was last asked for; it may need less space now. */
  hasChanged: boolean
  checksSinceAsked: number
}

/** After so many checks a session is asked again for work that has changed. Its answer may be large. */
const ASK_AGAIN_CHECKS = 10

interface SpaceQueueOptions<Session> {
  readonly size: StoredSize
  readonly disk: DiskGuard
  readonly checkMs: number
  /** Asks the session for everything that the document lacks. */
  readonly ask: (session: Session) => void
}

/**
 * The sessions of a room whose work waits for space. Their updates are dropped, except deletions, which
 * make room, and stay on their devices. When there is space again, each is asked for all that is missing,
 * as after a lock: so stock clients go on too.
 */
export class SpaceQueue<Session extends SpaceTaker> {
  readonly #options: SpaceQueueOptions<Session>
  readonly #waiting = new Map<Session, Wait>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: SpaceQueueOptions<Session>) {
    this.#options = options
    options.size.onFreed = () => this.#askAll()
  }

  /** Why the update is dropped; undefined if there is space for it. */
  judge(
    session: Session,
    { update, isAnswer }: { readonly update: Uint8Array; readonly isAnswer: boolean },
  ): SpaceDropReason | undefined {
    const wait = this.#waiting.get(session)
    const removes = isDeletion(update)
    if (wait && !removes && !isAnswer) {
      // It builds on what the document lacks.
      wait.hasChanged = true
      return wait.reason
    }
    const reason = this.#judgeBytes(session, update.length, removes)
    if (reason) this.#wait(session, reason, update.length)
    else if (isAnswer) this.#waiting.delete(session)
    return reason
  }

  #judgeBytes(
    { role, holder }: Session,
    bytes: number,
    removes: boolean,
  ): SpaceDropReason | undefined {
    const refusal = this.#options.size.judge({ role, holder, bytes, isDeletion: removes })
    if (refusal) return refusal
    const isHeld = role !== "facilitator" && !removes
    return isHeld && this.#options.disk.isLow ? "disk" : undefined
  }

  /**
   * Why a deletion of what the document does not have is dropped: it is of the session's own work that
   * waits, which now needs less space. Undefined if the session does not wait.
   */
  dropDeletion(session: Session): SpaceDropReason | undefined {
    const wait = this.#waiting.get(session)
    if (wait) wait.bytes = 0
    return wait?.reason
  }

  #wait(session: Session, reason: SpaceDropReason, bytes: number): void {
    this.#waiting.set(session, { reason, bytes, hasChanged: false, checksSinceAsked: 0 })
    this.#timer ??= setInterval(() => this.#check(), this.#options.checkMs)
  }

  #check(): void {
    for (const wait of this.#waiting.values()) wait.checksSinceAsked += 1
    this.#askAll()
    if (this.#waiting.size === 0) this.stop()
  }

  #askAll(): void {
    for (const [session, wait] of this.#waiting) {
      const isWorthAsking = wait.hasChanged && wait.checksSinceAsked >= ASK_AGAIN_CHECKS
      const hasSpace = !this.#judgeBytes(session, wait.bytes, false)
      if (!hasSpace && !isWorthAsking) continue
      wait.checksSinceAsked = 0
      wait.hasChanged = false
      this.#options.ask(session)
    }
  }

  leave(session: Session): void {
    this.#waiting.delete(session)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
