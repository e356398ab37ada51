/**
 * Calls `work` after `request`, but at most once per `intervalMs`. The first request after a pause is
 * worked on at once, so that a single edit does not wait.
 */
export class Throttle {
  readonly #work: () => void
  intervalMs: number
  #dueAt = 0
  #lastAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined

  constructor(intervalMs: number, work: () => void) {
    this.intervalMs = intervalMs
    this.#work = work
  }

  request(): void {
    if (this.#timer || this.#immediate) return
    const now = performance.now()
    this.#dueAt = Math.max(now, this.#lastAt + this.intervalMs)
    const waitMs = this.#dueAt - now
    // Not in the same turn, so that frames that arrived together are worked on together.
    if (waitMs <= 0) this.#immediate = setImmediate(() => this.#run(performance.now()))
    else this.#timer = setTimeout(() => this.#run(performance.now()), waitMs)
  }

  /** Works now if work is due within so many milliseconds anyway; the time after next stays the same. */
  flushIfDue(withinMs: number): void {
    const isAsked = this.#timer !== undefined || this.#immediate !== undefined
    if (isAsked && this.#dueAt - performance.now() <= withinMs) this.#run(this.#dueAt)
  }

  #run(at: number): void {
    this.stop()
    this.#lastAt = at
    this.#work()
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearImmediate(this.#immediate)
    this.#timer = undefined
    this.#immediate = undefined
  }
}
