import { writeCursors, type EncodedCursor } from "@tafelrunde/shared/protocol"

import { type Session } from "./session.ts"

export interface CursorChanges {
  readonly sessions: ReadonlySet<Session>
  /** The cursors of these sessions, as they cross the socket. */
  readonly payload: Uint8Array
}

/**
 * Where the people of a room point: bytes that the server passes on without reading them. Changes are
 * collected until `takeChanges`.
 */
export class Cursors {
  readonly #cursors = new Map<Session, EncodedCursor>()
  #moved = new Set<Session>()

  /** `clientId`: the awareness id for which the session speaks. */
  move(session: Session, clientId: number, cursor: Uint8Array): void {
    // The bytes are a view of the socket's memory, which is reused.
    this.#cursors.set(session, { clientId, cursor: cursor.slice() })
    this.#moved.add(session)
  }

  leave(session: Session): void {
    this.#cursors.delete(session)
    this.#moved.delete(session)
  }

  /** The cursors that have moved since the last call. */
  takeChanges(): CursorChanges | undefined {
    if (this.#moved.size === 0) return undefined
    const sessions = this.#moved
    this.#moved = new Set()
    const cursors = [...sessions].flatMap((session) => this.#cursors.get(session) ?? [])
    return { sessions, payload: writeCursors(cursors) }
  }

  /** The cursors of all people, for a new client; undefined if there are none. */
  everyone(): Uint8Array | undefined {
    return this.#cursors.size > 0 ? writeCursors([...this.#cursors.values()]) : undefined
  }
}
