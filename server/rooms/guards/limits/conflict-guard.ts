import type * as Y from "yjs"

import { type Author, type Guard, type Refusal } from "../guard.ts"
import { type IncomingUpdate } from "../incoming-update.ts"
import { Sequences } from "./sequences.ts"

/** So many steps of one update are always taken, and not counted: people who write at the same place need a few. */
const FREE_STEPS = 20
/** Of one update; Yjs takes about 2 µs for a step. */
const MAX_STEPS = 100_000
/** Of all updates under one token, and of all together, while the room is loaded: opening the board repeats them. */
const MAX_STEPS_OF_TOKEN = 300_000
const MAX_STEPS_OF_ROOM = 3_000_000

/**
 * Bounds the time that Yjs takes to find the places of new items. Where others have inserted at the same
 * place, it looks at every item between an item's two neighbours at the time of writing; 24 KB of items
 * with chosen neighbours took 35 s. Instead of a dry run, the steps are counted that the update can cost at most.
 */
export class ConflictGuard implements Guard {
  readonly #sequences: Sequences
  readonly #ofTokens = new Map<string, number>()
  #ofRoom = 0
  #steps = 0

  constructor(doc: Y.Doc) {
    this.#sequences = new Sequences(doc)
  }

  admit({ structs }: IncomingUpdate, { key }: Author): Refusal | undefined {
    this.#steps = this.#sequences.countSteps(structs, MAX_STEPS)
    if (this.#steps <= FREE_STEPS) return undefined
    const ofToken = (this.#ofTokens.get(key) ?? 0) + this.#steps
    const isTooMuch =
      this.#steps > MAX_STEPS ||
      ofToken > MAX_STEPS_OF_TOKEN ||
      this.#ofRoom + this.#steps > MAX_STEPS_OF_ROOM
    return isTooMuch ? "clients" : undefined
  }

  onAdmitted(_update: IncomingUpdate, { key }: Author): void {
    this.#sequences.onAdmitted()
    if (this.#steps <= FREE_STEPS) return
    this.#ofRoom += this.#steps
    this.#ofTokens.set(key, (this.#ofTokens.get(key) ?? 0) + this.#steps)
  }

  onApplied(): void {
    this.#sequences.onApplied()
  }
}
