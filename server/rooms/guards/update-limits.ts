import * as Y from "yjs"

import { type Guard, type Refusal } from "./guard.ts"
import { type IncomingUpdate } from "./incoming-update.ts"
import { Nesting } from "./nesting.ts"

/** An honest client advances its clock by what one person can do; a jump would break a clock for good. */
const MAX_ADVANCE = 1_000_000
const MAX_CLOCK = 2 ** 31
const MAX_CLIENTS = 10_000

/** True for structs that make Yjs throw half-way: empty ones, and those that depend on a later one of the same client. */
function isImpossible(struct: IncomingUpdate["structs"][number]): boolean {
  if (struct.length === 0) return true
  if (!(struct instanceof Y.Item)) return false
  const { id, origin, rightOrigin, parent } = struct
  return isLater(origin, id) || isLater(rightOrigin, id) || isLater(parent, id)
}

function isLater(place: unknown, id: Y.ID): boolean {
  return place instanceof Y.ID && place.client === id.client && place.clock >= id.clock
}

/**
 * Refuses updates that no honest client sends and that would harm the document for ever. It compares
 * an update with the document and with the updates that were admitted but are not yet applied.
 */
export class UpdateLimits implements Guard {
  readonly #doc: Y.Doc
  readonly #nesting: Nesting
  /** The clocks that the client ids will have when everything admitted is applied. */
  readonly #pendingClocks = new Map<number, number>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#nesting = new Nesting(doc)
  }

  admit(update: IncomingUpdate): Refusal | undefined {
    const refusal = this.#checkClocks(update) ?? this.#checkDeletions(update)
    if (refusal) return refusal
    if (update.structs.some(isImpossible)) return "structure"
    return this.#nesting.isTooDeep(update.structs) ? "depth" : undefined
  }

  onAdmitted({ ends }: IncomingUpdate): void {
    this.#nesting.onAdmitted()
    for (const [client, end] of ends) {
      this.#pendingClocks.set(client, Math.max(this.#clockOf(client), end))
    }
  }

  onApplied(): void {
    this.#pendingClocks.clear()
    this.#nesting.onApplied()
  }

  #clockOf(client: number): number {
    return Math.max(Y.getState(this.#doc.store, client), this.#pendingClocks.get(client) ?? 0)
  }

  #checkClocks({ ends }: IncomingUpdate): Refusal | undefined {
    if (ends.size > MAX_CLIENTS) return "clients"
    for (const [client, end] of ends) {
      if (end >= MAX_CLOCK || end - this.#clockOf(client) > MAX_ADVANCE) return "clock"
    }
    return undefined
  }

  /** Deleting what does not exist yet would delete what another person is about to write. */
  #checkDeletions({ deletions, ends }: IncomingUpdate): Refusal | undefined {
    for (const [client, ranges] of deletions) {
      const end = Math.max(this.#clockOf(client), ends.get(client) ?? 0)
      if (ranges.some(({ clock, len }) => clock + len > end)) return "deletion"
    }
    return undefined
  }
}
