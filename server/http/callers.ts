import { type Limits } from "@tafelrunde/shared/protocol"
import { type Request } from "express"

import { toSender } from "../network/sender.ts"
import { TokenBucket } from "../rooms/token-bucket.ts"

const MAX_SENDERS = 10_000
/** All senders together may do so many times what one may. */
const TOGETHER = 10

interface Pace {
  readonly count: number
  readonly perMs: number
}

const MINUTE_MS = 60_000
/** Everything that is typed on a form is a call, some seconds after the last letter. */
const INSTITUTION_CALLS = 120
const HOUR_MS = 60 * MINUTE_MS

/** A map that forgets whom it heard of longest ago. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= MAX_SENDERS) break
    map.delete(oldest)
  }
}

/** How often each sender, and all of them together, may do something. */
class Rate {
  readonly #pace: Pace
  readonly #ofSender = new Map<string, TokenBucket>()
  readonly #ofAll: TokenBucket

  constructor(pace: Pace) {
    this.#pace = pace
    this.#ofAll = this.#createBucket(TOGETHER)
  }

  #createBucket(factor: number): TokenBucket {
    const burst = factor * this.#pace.count
    return new TokenBucket({ perSecond: (1000 * burst) / this.#pace.perMs, burst })
  }

  isFree(sender: string): boolean {
    const now = Date.now()
    return this.#ofAll.has(now, 1) && (this.#ofSender.get(sender)?.has(now, 1) ?? true)
  }

  count(sender: string): void {
    const bucket = this.#ofSender.get(sender) ?? this.#createBucket(1)
    remember(this.#ofSender, sender, bucket)
    bucket.take(Date.now(), 1)
    this.#ofAll.take(Date.now(), 1)
  }

  /** Counts one if there is room for it; else answers false. */
  take(sender: string): boolean {
    if (!this.isFree(sender)) return false
    this.count(sender)
    return true
  }
}

/** From an address that has shown a secret before, so many times more wrong ones are looked at. */
const TRUST_FACTOR = 100
const TRUST_MS = 12 * HOUR_MS

/**
 * Bounds the guessing of a secret, from one address and from all. Only wrong ones count: a whole
 * workshop joins from one address within seconds. Who guesses there must not lock the others out:
 * a secret that the address is trusted with stays good while other guesses have to wait.
 */
export class Guesses {
  readonly #rate: Rate
  readonly #rateOfTrusted: Rate
  /** Until when a sender is trusted with a secret. */
  readonly #trusted = new Map<string, number>()

  constructor(perMinute: number) {
    this.#rate = new Rate({ count: perMinute, perMs: MINUTE_MS })
    this.#rateOfTrusted = new Rate({ count: TRUST_FACTOR * perMinute, perMs: MINUTE_MS })
  }

  /** `secret` names what was guessed right; undefined for a wrong guess, which counts. */
  judge(sender: string, secret: string | undefined): "right" | "wrong" | "wait" {
    const mayGuess = this.#rate.isFree(sender)
    if (secret !== undefined) {
      const isKnown = this.#isTrusted(sender, secret) && this.#rateOfTrusted.isFree(sender)
      if (!mayGuess && !isKnown) return "wait"
      this.trust(sender, secret)
      return "right"
    }
    this.#rateOfTrusted.count(sender)
    if (!mayGuess) return "wait"
    this.#rate.count(sender)
    return "wrong"
  }

  /** Somebody at this address has shown that they may use the secret. */
  trust(sender: string, secret: string): void {
    remember(this.#trusted, `${sender} ${secret}`, Date.now() + TRUST_MS)
  }

  #isTrusted(sender: string, secret: string): boolean {
    return (this.#trusted.get(`${sender} ${secret}`) ?? 0) > Date.now()
  }
}

type CallerLimits = Pick<
  Limits,
  | "newBoardsPerHour"
  | "newTokensPerMinute"
  | "wrongJoinCodesPerMinute"
  | "wrongOrganiserKeysPerMinute"
>

/** What is counted of those who call; by address, where somebody calls without a token. */
export class Callers {
  readonly newBoards: Rate
  readonly newTokens: Rate
  /** By the link's token: people of one institution may call from anywhere. */
  readonly institutionLinks: Rate
  /** The secret is a board's id. */
  readonly joinCodes: Guesses
  /** There is one secret alone. */
  readonly organiserKeys: Guesses

  constructor(limits: CallerLimits) {
    this.newBoards = new Rate({ count: limits.newBoardsPerHour, perMs: HOUR_MS })
    this.newTokens = new Rate({ count: limits.newTokensPerMinute, perMs: MINUTE_MS })
    this.institutionLinks = new Rate({ count: INSTITUTION_CALLS, perMs: MINUTE_MS })
    this.joinCodes = new Guesses(limits.wrongJoinCodesPerMinute)
    this.organiserKeys = new Guesses(limits.wrongOrganiserKeysPerMinute)
  }
}

export function senderOf(request: Request): string {
  return toSender(request.ip)
}
