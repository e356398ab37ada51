import * as Y from "yjs"

import { type Author, type Guard, type Refusal } from "./guard.ts"
import { type IncomingUpdate } from "./incoming-update.ts"
import { isAltered } from "./limits/altered-struct.ts"

/** Far more than a board sees while it is loaded; the oldest claims are forgotten first. */
const MAX_CLAIMS = 100_000

/**
 * Which token a Yjs client id belongs to, while the room is loaded: the first that was present or wrote
 * under it. Whoever wrote under another's id would take the place of that person's next edits.
 */
export class ClientIds {
  readonly #owners = new Map<number, string>()

  /** Gives the id to the token, unless it belongs to one already. */
  claim(id: number, key: string): void {
    if (this.#owners.has(id)) return
    this.#owners.set(id, key)
    if (this.#owners.size <= MAX_CLAIMS) return
    for (const oldest of this.#owners.keys()) {
      this.#owners.delete(oldest)
      return
    }
  }

  /** Whether the id is known to belong to the token. */
  isOwn(id: number, key: string): boolean {
    return this.#owners.get(id) === key
  }

  isForeign(id: number, key: string): boolean {
    const owner = this.#owners.get(id)
    return owner !== undefined && owner !== key
  }
}

/**
 * Refuses new structs under a client id that belongs to another token. Structs that the document has
 * are no new ones: clients pass on what they have of others.
 */
export class ClientIdGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #ids: ClientIds
  /** The clocks that the client ids will have when everything admitted is applied. */
  readonly #pendingClocks = new Map<number, number>()

  constructor(doc: Y.Doc, ids: ClientIds) {
    this.#doc = doc
    this.#ids = ids
  }

  admit({ ends, structs }: IncomingUpdate, { key }: Author): Refusal | undefined {
    const foreign = [...ends.keys()].filter((client) => this.#ids.isForeign(client, key))
    if (foreign.length === 0) return undefined
    if (foreign.some((client) => (ends.get(client) ?? 0) > this.#clockOf(client))) return "clientId"
    const isForged = structs.some(
      (struct) => foreign.includes(struct.id.client) && isAltered(struct, this.#clockOf),
    )
    return isForged ? "clientId" : undefined
  }

  /** An answer to a step 1 may carry what other tabs of a device wrote, so it claims nothing. */
  onAdmitted({ ends, isAnswer }: IncomingUpdate, { key }: Author): void {
    for (const [client, end] of ends) {
      const known = this.#clockOf(client)
      if (end <= known) continue
      if (!isAnswer) this.#ids.claim(client, key)
      this.#pendingClocks.set(client, end)
    }
  }

  onApplied(): void {
    this.#pendingClocks.clear()
  }

  readonly #clockOf = (client: number): number =>
    Math.max(Y.getState(this.#doc.store, client), this.#pendingClocks.get(client) ?? 0)
}
