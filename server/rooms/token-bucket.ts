/** Allows `perSecond` on average and bursts of `burst`. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #filledAt = 0

  constructor({ perSecond, burst }: { readonly perSecond: number; readonly burst: number }) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
  }

  /** Pays, on credit if need be; how many milliseconds to wait until it is paid. `now` in ms. */
  take(now: number, cost: number): number {
    this.#fill(now)
    this.#tokens -= cost
    return this.#tokens >= 0 ? 0 : (-this.#tokens * 1000) / this.#perSecond
  }

  /** Whether `cost` could be paid at once. */
  has(now: number, cost: number): boolean {
    this.#fill(now)
    return this.#tokens >= cost
  }

  #fill(now: number): void {
    const gained = (Math.max(0, now - this.#filledAt) * this.#perSecond) / 1000
    this.#tokens = Math.min(this.#burst, this.#tokens + gained)
    this.#filledAt = now
  }
}
