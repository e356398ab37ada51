import * as Y from "yjs"

import { type Author, type Guard, type Refusal } from "../guard.ts"
import { decodeIncoming, type IncomingUpdate } from "../incoming-update.ts"
import { isAltered } from "./altered-struct.ts"
import { Nesting } from "./nesting.ts"

/** An honest client advances its clock by what one person can do; a jump would break a clock for good. */
const MAX_ADVANCE = 1_000_000
const MAX_CLOCK = 2 ** 31
/** New client ids in one update; an honest one has as many as there were visits that it brings. */
const MAX_CLIENTS = 2000
/** Insertions of different clients at one place cost Yjs the square of their number. */
const MAX_AT_ONE_PLACE = 200
const MAX_STRUCTS = 300_000
/** Far more than a board of ours has. Yjs looks at all of them for each update. */
const MAX_ROOTS = 100
/** What waits for a missing update is kept, and sent to everybody who asks, until that one comes. */
const MAX_GAP_BYTES = 512 * 1024

/** The same over all updates under one token while the room is loaded; facilitators restore and import. */
const MAX_CLIENTS_OF_TOKEN = 4000
const MAX_STRUCTS_OF_TOKEN = 1_000_000
const MAX_ROOTS_OF_TOKEN = 60
/** Every client that connects sends and gets the clocks of all of them. */
const MAX_CLIENTS_OF_ROOM = 30_000

interface NewThings {
  readonly clients: number
  readonly structs: number
  readonly roots: number
}

const NOTHING_NEW: NewThings = { clients: 0, structs: 0, roots: 0 }

/** True for an update that Yjs cannot apply whatever came before it, and for bytes that are none. */
export function isUnappliable(bytes: Uint8Array): boolean {
  const update = decodeIncoming(bytes)
  if (!update) return true
  const ranges = [...update.deletions.values()].flat()
  return update.structs.some(isImpossible) || ranges.some(({ len }) => len === 0)
}

/** True for structs that make Yjs throw half-way: empty ones, and those that depend on a later one of the same client. */
function isImpossible(struct: IncomingUpdate["structs"][number]): boolean {
  if (struct.length === 0) return true
  if (!(struct instanceof Y.Item)) return false
  const { id, origin, rightOrigin, parent } = struct
  return isLater(origin, id) || isLater(rightOrigin, id) || isLater(parent, id)
}

/** A hole in the update itself. */
function isSkip(struct: IncomingUpdate["structs"][number]): boolean {
  return !(struct instanceof Y.Item || struct instanceof Y.GC)
}

/** Whether too many clients insert at the same place. */
function isCrowded({ ends, structs }: IncomingUpdate): boolean {
  if (ends.size <= MAX_AT_ONE_PLACE) return false
  const clients = new Map<string, Set<number>>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const place = placeOf(struct)
    const here = clients.get(place) ?? new Set()
    clients.set(place, here.add(struct.id.client))
    if (here.size > MAX_AT_ONE_PLACE) return true
  }
  return false
}

function placeOf({ origin, parent, parentSub }: Y.Item): string {
  if (origin) return `after ${origin.client} ${origin.clock}`
  const holder: unknown = parent
  const within = holder instanceof Y.ID ? `${holder.client} ${holder.clock}` : String(holder)
  return `in ${within} ${parentSub ?? ""}`
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
  /** Root types of admitted updates; the document may not have them yet. */
  readonly #pendingRoots = new Set<string>()
  #pendingGapBytes = 0
  /** What each token has brought while the room is loaded. */
  readonly #ofTokens = new Map<string, NewThings>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#nesting = new Nesting(doc)
  }

  admit(update: IncomingUpdate, { role, key }: Author): Refusal | undefined {
    const refusal =
      this.#checkNew(update, role === "facilitator" ? undefined : this.#ofTokens.get(key)) ??
      this.#checkClocks(update) ??
      this.#checkDeletions(update) ??
      this.#checkGap(update) ??
      this.#checkRoots(update)
    if (refusal) return refusal
    if (update.structs.length > MAX_STRUCTS || update.structs.some(isImpossible)) return "structure"
    if (update.structs.some((struct) => isAltered(struct, this.#appliedClockOf))) return "structure"
    if (isCrowded(update)) return "clients"
    return this.#nesting.isTooDeep(update.structs) ? "depth" : undefined
  }

  onAdmitted(update: IncomingUpdate, { key }: Author): void {
    const { bytes, ends, structs } = update
    const known = this.#ofTokens.get(key) ?? NOTHING_NEW
    this.#ofTokens.set(key, {
      clients: known.clients + this.#countNewClients(update),
      structs: known.structs + structs.length,
      roots: known.roots + this.#newRoots(update).size,
    })
    this.#nesting.onAdmitted()
    if (this.#hasGap(update)) this.#pendingGapBytes += bytes.length
    for (const name of this.#newRoots(update)) this.#pendingRoots.add(name)
    for (const [client, end] of ends) {
      this.#pendingClocks.set(client, Math.max(this.#clockOf(client), end))
    }
  }

  onApplied(): void {
    this.#pendingClocks.clear()
    this.#pendingRoots.clear()
    this.#pendingGapBytes = 0
    this.#nesting.onApplied()
  }

  readonly #appliedClockOf = (client: number): number => Y.getState(this.#doc.store, client)

  #clockOf(client: number): number {
    return Math.max(this.#appliedClockOf(client), this.#pendingClocks.get(client) ?? 0)
  }

  /** New client ids, structs and roots, over all updates of a token and of the document. */
  #checkNew(update: IncomingUpdate, known: NewThings = NOTHING_NEW): Refusal | undefined {
    const clients = this.#countNewClients(update)
    const allClients = this.#doc.store.clients.size + this.#pendingClocks.size + clients
    if (clients > 0 && allClients > MAX_CLIENTS_OF_ROOM) return "clients"
    if (clients > 0 && known.clients + clients > MAX_CLIENTS_OF_TOKEN) return "clients"
    if (known.structs + update.structs.length > MAX_STRUCTS_OF_TOKEN) return "structure"
    const roots = this.#newRoots(update).size
    return roots > 0 && known.roots + roots > MAX_ROOTS_OF_TOKEN ? "roots" : undefined
  }

  #countNewClients({ ends }: IncomingUpdate): number {
    let count = 0
    for (const client of ends.keys()) if (this.#clockOf(client) === 0) count += 1
    return count
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
      // Yjs logs an empty range and throws at it whenever the board is opened.
      if (ranges.some(({ clock, len }) => len === 0 || clock + len > end)) return "deletion"
    }
    return undefined
  }

  #checkGap(update: IncomingUpdate): Refusal | undefined {
    if (!this.#hasGap(update)) return undefined
    const waiting = this.#doc.store.pendingStructs?.update.length ?? 0
    const bytes = waiting + this.#pendingGapBytes + update.bytes.length
    return bytes > MAX_GAP_BYTES ? "gap" : undefined
  }

  /** Whether parts of the update would wait for others, of the same client or of another. */
  #hasGap({ structs, ends: last }: IncomingUpdate): boolean {
    const isMissing = (id: unknown): boolean =>
      id instanceof Y.ID && id.clock >= Math.max(this.#clockOf(id.client), last.get(id.client) ?? 0)
    const ends = new Map<number, number>()
    return structs.some((struct) => {
      const { client, clock } = struct.id
      const end = ends.get(client) ?? this.#clockOf(client)
      ends.set(client, Math.max(end, clock + struct.length))
      if (clock > end || isSkip(struct)) return true
      if (!(struct instanceof Y.Item)) return false
      return [struct.origin, struct.rightOrigin, struct.parent].some(isMissing)
    })
  }

  #checkRoots(update: IncomingUpdate): Refusal | undefined {
    const count = this.#newRoots(update).size
    const all = this.#doc.share.size + this.#pendingRoots.size + count
    return count > 0 && all > MAX_ROOTS ? "roots" : undefined
  }

  #newRoots({ structs }: IncomingUpdate): ReadonlySet<string> {
    const names = new Set<string>()
    for (const struct of structs) {
      const parent: unknown = struct instanceof Y.Item ? struct.parent : null
      if (typeof parent !== "string") continue
      if (!this.#doc.share.has(parent) && !this.#pendingRoots.has(parent)) names.add(parent)
    }
    return names
  }
}
