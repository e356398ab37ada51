/**
 * How long each edit of one board takes to each other person. Edits are counted, not marked: whoever sees
 * the n-th has seen all before it, so edits that arrive merged into one count each.
 */
export class Arrivals {
  readonly latenciesMs: number[] = []
  /** Edits of the measured time, each counted once for every person who must see it. */
  expected = 0
  readonly #sentAt: number[][]
  /** By editor and person: how many edits have arrived. */
  readonly #seen: number[][]
  readonly #watching: number
  #from = Number.POSITIVE_INFINITY
  #to = Number.POSITIVE_INFINITY

  /** The first `watching` of the people look for edits, their own excepted. */
  constructor(editors: number, watching: number) {
    this.#sentAt = Array.from({ length: editors }, () => [])
    this.#seen = Array.from({ length: editors }, () => Array.from({ length: watching }, () => 0))
    this.#watching = watching
  }

  /** From now on edits count for the measurement. */
  begin(): void {
    this.#from = performance.now()
  }

  end(): void {
    this.#to = performance.now()
  }

  /** Called before the edit is made. */
  sent(editor: number): void {
    const now = performance.now()
    this.#sentAt[editor]?.push(now)
    if (this.#isMeasured(now)) this.expected += this.#watching - Number(editor < this.#watching)
  }

  /** `edits`: how many of the editor's edits this person's document now has. */
  arrived(person: number, editor: number, edits: number): void {
    const seen = this.#seen[editor]
    if (!seen || person === editor) return
    const now = performance.now()
    for (const sentAt of this.#sentAt[editor]?.slice(seen[person], edits) ?? []) {
      if (this.#isMeasured(sentAt)) this.latenciesMs.push(now - sentAt)
    }
    seen[person] = edits
  }

  #isMeasured(at: number): boolean {
    return at >= this.#from && at < this.#to
  }
}
