/**
 * Calls `work` soon after `ask`, but at most once per `intervalMs`: at once when it has been quiet,
 * so that a single edit does not wait, and collected when much is going on.
 */
export class Tick {
  readonly #work: () => void
  intervalMs: number
  #lastAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined

  constructor(intervalMs: number, work: () => void) {
    this.intervalMs = intervalMs
    this.#work = work
  }

  ask(): void {
    if (this.#timer || this.#immediate) return
    const waitMs = this.#lastAt + this.intervalMs - performance.now()
    // Not in the same turn: frames that have arrived together belong together.
    if (waitMs <= 0) this.#immediate = setImmediate(() => this.#run())
    else this.#timer = setTimeout(() => this.#run(), waitMs)
  }

  #run(): void {
    this.stop()
    this.#lastAt = performance.now()
    this.#work()
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#immediate)
    this.#timer = undefined
    this.#immediate = undefined
  }
}
