import * as Y from "yjs"

import { Nesting } from "./nesting.ts"

/** An honest client advances by what one person can do; far more is meant to break someone's clock. */
const MAX_ADVANCE = 1_000_000
const MAX_CLOCK = 2 ** 31
const MAX_CLIENTS = 10_000

export type UpdateViolation =
  | "undecodable"
  | "clock"
  | "clients"
  | "deletion"
  | "depth"
  | "structure"

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** Decoding a cut or hostile update has no side effects, applying it does: so decode first. */
function decode(update: Uint8Array): Decoded | undefined {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return undefined
  }
}

/** True for an update without content: the usual answer to a step 1, nothing to keep. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}

/** True for an update that only takes away. */
export function isDeletion(update: Uint8Array): boolean {
  return update[0] === 0
}

/** Makes Yjs throw half-way: nothing at all, or what hangs on what its own author writes only later. */
function isImpossible(struct: Decoded["structs"][number]): boolean {
  if (struct.length === 0) return true
  if (!(struct instanceof Y.Item)) return false
  const { id, origin, rightOrigin, parent } = struct
  return isLater(origin, id) || isLater(rightOrigin, id) || isLater(parent, id)
}

function isLater(place: unknown, id: Y.ID): boolean {
  return place instanceof Y.ID && place.client === id.client && place.clock >= id.clock
}

/**
 * Judges updates before they are logged: the document's clocks plus those of the updates that
 * were accepted since and wait to be applied.
 */
export class UpdateCheck {
  readonly #doc: Y.Doc
  readonly #nesting: Nesting
  readonly #ahead = new Map<number, number>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#nesting = new Nesting(doc)
  }

  /** What is wrong with the update; undefined accepts it and remembers its clocks. */
  examine(update: Uint8Array): UpdateViolation | undefined {
    const decoded = decode(update)
    if (!decoded) return "undecodable"
    const ends = new Map<number, number>()
    for (const { id, length } of decoded.structs) {
      ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + length))
    }
    const violation = this.#examineEnds(ends) ?? this.#examineDeletions(decoded.ds, ends)
    if (violation) return violation
    if (decoded.structs.some(isImpossible)) return "structure"
    if (this.#nesting.isTooDeep(decoded.structs)) return "depth"
    for (const [client, end] of ends) this.#ahead.set(client, Math.max(this.#known(client), end))
    return undefined
  }

  /** Everything accepted so far is applied. */
  onStored(): void {
    this.#ahead.clear()
    this.#nesting.settle()
  }

  #known(client: number): number {
    return Math.max(Y.getState(this.#doc.store, client), this.#ahead.get(client) ?? 0)
  }

  #examineEnds(ends: ReadonlyMap<number, number>): UpdateViolation | undefined {
    if (ends.size > MAX_CLIENTS) return "clients"
    for (const [client, end] of ends) {
      if (end >= MAX_CLOCK || end - this.#known(client) > MAX_ADVANCE) return "clock"
    }
    return undefined
  }

  /** Whoever deletes what does not exist yet deletes what another person is about to write. */
  #examineDeletions(
    { clients }: Decoded["ds"],
    ends: ReadonlyMap<number, number>,
  ): UpdateViolation | undefined {
    for (const [client, items] of clients) {
      const end = Math.max(this.#known(client), ends.get(client) ?? 0)
      if (items.some(({ clock, len }) => clock + len > end)) return "deletion"
    }
    return undefined
  }
}
