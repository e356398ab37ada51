import { type Cursor, toCursorMessage, toPageKey } from "@tafelrunde/shared/protocol"

/** By awareness client id; the own one may be among them. */
export type CursorsById = ReadonlyMap<number, Cursor>

/** Whether a cursor's page key is that of this page. */
export function isOnPage(pageKey: number, pageId: string): boolean {
  return pageKey === toPageKey(pageId)
}

/**
 * The cursors of a room as small messages of our own protocol, beside presence: many come each second, and
 * nothing but what draws them needs to hear of it.
 */
export class CursorLane {
  readonly #sendMessage: (message: Uint8Array) => void
  readonly #listeners = new Set<(cursors: CursorsById) => void>()

  constructor(sendMessage: (message: Uint8Array) => void) {
    this.#sendMessage = sendMessage
  }

  /** Tells the others where this person points; nothing without a connection. */
  send(cursor: Cursor): void {
    this.#sendMessage(toCursorMessage(cursor))
  }

  receive(cursors: CursorsById): void {
    for (const listener of this.#listeners) listener(cursors)
  }

  /** Hears all cursors that came in one message. Returns the function that stops it. */
  subscribe(listener: (cursors: CursorsById) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
