import { findPresence, type PresenceEntry } from "@tafelrunde/shared/protocol"

import { type ClientIds } from "./guards/client-id-guard.ts"
import { stampState } from "./presence-state.ts"
import { type Session } from "./session.ts"

/** At 30 changes a second, 38 days; a higher first clock would keep the person's own ones out. */
const MAX_FIRST_CLOCK = 100_000_000
/** Nobody moves so often between two messages. */
const MAX_CLOCK_ADVANCE = 1_000_000
/** Remember departed clients' clocks so that stale echoes are ignored. */
const MAX_DEPARTED = 500
/** The state of a client that has left, in the awareness protocol. */
const NULL_STATE = new TextEncoder().encode("null")

interface Person {
  readonly session: Session
  /** The clock that the client sent last. */
  clock: number
  /** How much higher a clock others get; raised for people whose hidden tab is silent. */
  lead: number
  /** The client's last state, as it sent it. */
  received: Uint8Array
  /** Whether `received` is to be checked and stamped for the next frame. */
  isFresh: boolean
  /** What others get; undefined until the client has sent a valid state. */
  state: Uint8Array | undefined
  changedAt: number
}

function isNullState(state: Uint8Array): boolean {
  return state.length === 4 && state[0] === NULL_STATE[0]
}

/**
 * Who is in a room. Each connection speaks for one awareness id, and nobody else does. Changes are
 * collected until `takeChanges`.
 */
export class Presence {
  readonly #people = new Map<number, Person>()
  readonly #departed = new Map<number, { readonly clock: number; readonly lead: number }>()
  #changed = new Set<number>()
  readonly #maxBytes: number
  readonly #clientIds: ClientIds

  /** An id shows only people of the token that it belongs to. */
  constructor(maxBytes: number, clientIds: ClientIds) {
    this.#clientIds = clientIds
    this.#maxBytes = maxBytes
  }

  /**
   * Takes the session's own entry from the payload and ignores all others, because stock clients send
   * back every entry that they receive. True if the entry is a change; undefined if the bytes are
   * malformed. An entry whose clock jumps is ignored: the person who comes back with a true clock would
   * stay invisible.
   */
  receive(session: Session, payload: Uint8Array): boolean | undefined {
    const entry = findPresence(payload, session.awarenessId)
    if (entry === "malformed") return undefined
    if (entry && session.awarenessId === undefined) this.#bind(session, entry)
    const isOwn = entry !== undefined && entry.clientId === session.awarenessId
    return isOwn ? this.#take(session, entry) : false
  }

  #bind(session: Session, { clientId, clock, state }: PresenceEntry): void {
    if (isNullState(state) || this.#clientIds.isForeign(clientId, session.key)) return
    const holder = this.#people.get(clientId)
    if (holder) {
      // Either an echo, or the same person has reconnected before their dead connection was noticed.
      holder.session.probe()
      return
    }
    const departed = this.#departed.get(clientId)
    if (departed && clock <= departed.clock) return
    this.#clientIds.claim(clientId, session.key)
    session.awarenessId = clientId
  }

  #take(session: Session, entry: PresenceEntry): boolean {
    const known = this.#people.get(entry.clientId)
    const before = known ?? this.#departed.get(entry.clientId)
    const maxClock = before ? before.clock + MAX_CLOCK_ADVANCE : MAX_FIRST_CLOCK
    if (entry.clock > maxClock) return false
    if (isNullState(entry.state)) {
      if (known && entry.clock >= known.clock) this.#remove(entry.clientId, entry.clock)
      return known !== undefined
    }
    const last = before ?? { clock: -1, lead: 0 }
    if (entry.clock <= last.clock) return false
    if (entry.state.length > this.#maxBytes) return false
    // The payload is a view of the socket's memory, which is reused.
    const received = entry.state.slice()
    const person = known ?? {
      session,
      ...last,
      received,
      isFresh: true,
      state: undefined,
      changedAt: 0,
    }
    person.clock = entry.clock
    person.received = received
    person.isFresh = true
    this.#people.set(entry.clientId, person)
    this.#markChanged(entry.clientId, person)
    return true
  }

  #markChanged(clientId: number, person: Person): void {
    person.changedAt = performance.now()
    this.#changed.add(clientId)
  }

  #remove(clientId: number, clock: number): void {
    const lead = this.#people.get(clientId)?.lead ?? 0
    this.#people.delete(clientId)
    this.#departed.delete(clientId)
    this.#departed.set(clientId, { clock, lead })
    for (const id of this.#departed.keys()) {
      if (this.#departed.size <= MAX_DEPARTED) break
      this.#departed.delete(id)
    }
    this.#changed.add(clientId)
  }

  /** Removes the session's person; true if there was one. */
  leave(session: Session): boolean {
    const found = this.#find(session)
    if (!found) return false
    this.#remove(found.id, found.person.clock)
    return true
  }

  /** Shows the session's person with the session's new seat; true if there is one to show. */
  restamp(session: Session): boolean {
    const found = this.#find(session)
    if (!found) return false
    const { id, person } = found
    person.isFresh = true
    // Other clients take a state only with a higher clock.
    person.lead += 1
    this.#markChanged(id, person)
    return true
  }

  /** The awareness id of the session's person; undefined while nobody is shown. */
  idOf(session: Session): number | undefined {
    return this.#find(session)?.id
  }

  #find(session: Session): { readonly id: number; readonly person: Person } | undefined {
    const id = session.awarenessId
    const person = id === undefined ? undefined : this.#people.get(id)
    return id !== undefined && person?.session === session ? { id, person } : undefined
  }

  /**
   * Raises the clocks of people who have been silent for so long. Clients drop an entry after 30 s
   * without a new clock, but browsers slow down hidden tabs, and whoever is connected is present. True
   * if there are changes.
   */
  renew(silentMs: number): boolean {
    const before = performance.now() - silentMs
    for (const [clientId, person] of this.#people) {
      if (person.changedAt > before) continue
      person.lead += 1
      this.#markChanged(clientId, person)
    }
    return this.#changed.size > 0
  }

  /** The entries that have changed since the last call. */
  takeChanges(): PresenceChanges | undefined {
    if (this.#changed.size === 0) return undefined
    const ids = [...this.#changed]
    this.#changed.clear()
    const entries = ids.flatMap((clientId) => this.#entryOf(clientId) ?? [])
    const raised = ids.filter((clientId) => (this.#people.get(clientId)?.lead ?? 0) > 0)
    return entries.length > 0 ? { entries, raised: new Set(raised) } : undefined
  }

  /** The entries of all people, for a new client. */
  everyone(): readonly PresenceEntry[] {
    return [...this.#people.keys()].flatMap((clientId) => this.#entryOf(clientId) ?? [])
  }

  #entryOf(clientId: number): PresenceEntry | undefined {
    const person = this.#people.get(clientId)
    const { clock, lead } = person ?? this.#departed.get(clientId) ?? { clock: 0, lead: 0 }
    const state = person ? this.#stateOf(person) : NULL_STATE
    return state && { clientId, clock: clock + lead, state }
  }

  /** Checks states only when they are sent: of several between two ticks, only the last one is. */
  #stateOf(person: Person): Uint8Array | undefined {
    const { received, session } = person
    if (person.isFresh) person.state = stampState(received, session) ?? person.state
    person.isFresh = false
    return person.state
  }
}

export interface PresenceChanges {
  readonly entries: readonly PresenceEntry[]
  /** Ids with a raised clock. Their owner must not receive it: it would overwrite its own state. */
  readonly raised: ReadonlySet<number>
}
