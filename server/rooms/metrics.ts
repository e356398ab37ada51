/** Counters of this process's rooms since its start, published at `/metrics`. */
export class Metrics {
  framesIn = 0
  bytesIn = 0
  framesOut = 0
  bytesOut = 0
  /** Frames that were refused or slowed down, by reason. */
  readonly refused = new Map<string, number>()
  readonly closed = new Map<number, number>()
  edits = 0
  appendErrors = 0
  readonly appendMs = new DurationHistogram()
  readonly compactionMs = new DurationHistogram()

  countRefusal(reason: string): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1)
  }

  countClose(code: number): void {
    this.closed.set(code, (this.closed.get(code) ?? 0) + 1)
  }
}

const BOUNDS_MS = [0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1000] as const

/** A histogram of durations in milliseconds. */
export class DurationHistogram {
  count = 0
  sumMs = 0
  readonly #buckets: number[] = BOUNDS_MS.map(() => 0)

  add(ms: number): void {
    this.count += 1
    this.sumMs += ms
    const index = BOUNDS_MS.findIndex((bound) => ms <= bound)
    if (index >= 0) this.#buckets[index] = (this.#buckets[index] ?? 0) + 1
  }

  /** The counts up to each bound, as Prometheus defines a histogram. */
  buckets(): readonly { readonly boundMs: number; readonly count: number }[] {
    let total = 0
    return BOUNDS_MS.map((boundMs, index) => {
      total += this.#buckets[index] ?? 0
      return { boundMs, count: total }
    })
  }
}
