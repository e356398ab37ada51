import { findPresence, writePresence, type PresenceEntry } from "@tafelrunde/shared/protocol"

import { stampState } from "./presence-state.ts"
import { type Session } from "./session.ts"

const MAX_CLOCK = 2 ** 32
/** Clients forget nobody's clock; we remember the gone long enough to know an echo of them. */
const MAX_GONE = 500
const GONE = new TextEncoder().encode("null")

interface Person {
  readonly session: Session
  /** As its owner counts. */
  clock: number
  /** What others are shown is so much higher: raised for people whose hidden tab is silent. */
  lead: number
  /** What it said last, until somebody is to be told. */
  said: Uint8Array | undefined
  /** What others get; undefined while it has said nothing that is a state. */
  state: Uint8Array | undefined
  announcedAt: number
}

function isGone(state: Uint8Array): boolean {
  return state.length === 4 && state[0] === GONE[0]
}

/**
 * Who is in a room: one awareness id per connection, spoken for by nobody else. Changes are
 * collected and leave as one payload per tick.
 */
export class Presence {
  readonly #people = new Map<number, Person>()
  readonly #gone = new Map<number, { readonly clock: number; readonly lead: number }>()
  #changed = new Set<number>()
  readonly #maxBytes: number

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * Takes from the payload what this session may say: its own entry. The rest is dropped without
   * a word, because stock clients send back whatever they hear. True if there is news to tell;
   * undefined if the bytes are malformed.
   */
  receive(session: Session, payload: Uint8Array): boolean | undefined {
    const entry = findPresence(payload, session.awarenessId)
    if (entry === "malformed") return undefined
    if (entry && session.awarenessId === undefined) this.#bind(session, entry)
    const isOwn = entry !== undefined && entry.clientId === session.awarenessId
    return isOwn ? this.#take(session, entry) : false
  }

  #bind(session: Session, { clientId, clock, state }: PresenceEntry): void {
    if (isGone(state)) return
    const holder = this.#people.get(clientId)
    if (holder) {
      // Either an echo, or the same person is back before their dead connection was noticed.
      holder.session.probe()
      return
    }
    const gone = this.#gone.get(clientId)
    if (gone && clock <= gone.clock) return
    session.awarenessId = clientId
  }

  #take(session: Session, entry: PresenceEntry): boolean {
    const known = this.#people.get(entry.clientId)
    if (isGone(entry.state)) {
      if (known && entry.clock >= known.clock) this.#remove(entry.clientId, entry.clock)
      return known !== undefined
    }
    const last = known ?? this.#gone.get(entry.clientId) ?? { clock: -1, lead: 0 }
    if (entry.clock <= last.clock || entry.clock >= MAX_CLOCK) return false
    if (entry.state.length > this.#maxBytes) return false
    const person = known ?? { session, ...last, said: undefined, state: undefined, announcedAt: 0 }
    person.clock = entry.clock
    // The frame's memory is the socket's.
    person.said = entry.state.slice()
    this.#people.set(entry.clientId, person)
    this.#announce(entry.clientId, person)
    return true
  }

  #announce(clientId: number, person: Person): void {
    person.announcedAt = performance.now()
    this.#changed.add(clientId)
  }

  #remove(clientId: number, clock: number): void {
    const lead = this.#people.get(clientId)?.lead ?? 0
    this.#people.delete(clientId)
    this.#gone.delete(clientId)
    this.#gone.set(clientId, { clock, lead })
    for (const id of this.#gone.keys()) {
      if (this.#gone.size <= MAX_GONE) break
      this.#gone.delete(id)
    }
    this.#changed.add(clientId)
  }

  /** The session has ended: its person is gone. True if there is news to tell. */
  leave(session: Session): boolean {
    const id = session.awarenessId
    const person = id === undefined ? undefined : this.#people.get(id)
    if (id === undefined || person?.session !== session) return false
    this.#remove(id, person.clock)
    return true
  }

  /**
   * Clients drop who is silent for 30 s, and a browser silences hidden tabs; but whoever is
   * connected is here, so others get a raised clock. True if there is news to tell.
   */
  renew(silentMs: number): boolean {
    const before = performance.now() - silentMs
    for (const [clientId, person] of this.#people) {
      if (person.announcedAt > before) continue
      person.lead += 1
      this.#announce(clientId, person)
    }
    return this.#changed.size > 0
  }

  /** What changed since the last call. */
  takeChanges(): PresenceChanges | undefined {
    if (this.#changed.size === 0) return undefined
    const ids = [...this.#changed]
    this.#changed.clear()
    const entries = ids.flatMap((clientId) => this.#entryOf(clientId) ?? [])
    const raised = ids.filter((clientId) => (this.#people.get(clientId)?.lead ?? 0) > 0)
    return entries.length > 0 ? { entries, raised: new Set(raised) } : undefined
  }

  /** Everybody who is here, for who comes now; undefined if nobody is. */
  everyone(): Uint8Array | undefined {
    const entries = [...this.#people.keys()].flatMap((clientId) => this.#entryOf(clientId) ?? [])
    return entries.length > 0 ? writePresence(entries) : undefined
  }

  #entryOf(clientId: number): PresenceEntry | undefined {
    const person = this.#people.get(clientId)
    const { clock, lead } = person ?? this.#gone.get(clientId) ?? { clock: 0, lead: 0 }
    const state = person ? this.#stateOf(person) : GONE
    return state && { clientId, clock: clock + lead, state }
  }

  /** Looked at only now: of what is said between two ticks, only the last word leaves. */
  #stateOf(person: Person): Uint8Array | undefined {
    const { said, session } = person
    person.said = undefined
    if (said) person.state = stampState(said, session.role) ?? person.state
    return person.state
  }
}

export interface PresenceChanges {
  readonly entries: readonly PresenceEntry[]
  /** Ids with a raised clock: their owner must not see it, it would overwrite its own state. */
  readonly raised: ReadonlySet<number>
}
