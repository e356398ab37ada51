import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { changeJoinCode, joinBoard } from "../../boards/use-cases/index.ts"
import { TokenBucket } from "../../rooms/token-bucket.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem, refuse } from "../problem.ts"

const MAX_ADDRESSES = 10_000

/**
 * Counts only wrong codes: a whole workshop joins from one address within seconds, but whoever
 * guesses is wrong nearly always.
 */
class WrongCodes {
  readonly #perMinute: number
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  mayTry(address: string): boolean {
    return this.#buckets.get(address)?.has(Date.now(), 1) ?? true
  }

  count(address: string): void {
    const options = { perSecond: this.#perMinute / 60, burst: this.#perMinute }
    const bucket = this.#buckets.get(address) ?? new TokenBucket(options)
    this.#buckets.delete(address)
    this.#buckets.set(address, bucket)
    bucket.take(Date.now(), 1)
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MAX_ADDRESSES) break
      this.#buckets.delete(oldest)
    }
  }
}

export function createJoinRoutes(dependencies: Dependencies): Router {
  const { limits, originOf } = dependencies
  const wrongCodes = new WrongCodes(limits.wrongJoinCodesPerMinute)
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.join, async ({ request, response, body }) => {
    const address = request.ip ?? "unknown"
    if (!wrongCodes.mayTry(address)) {
      response.set("Retry-After", "60")
      throw new Problem("too-many-attempts")
    }
    const joined = await joinBoard(dependencies, body.code, body)
    if (joined === "wrongJoinCode") {
      wrongCodes.count(address)
      throw new Problem("wrong-join-code")
    }
    if (typeof joined === "string") return refuse(joined)
    const { board, token, seat } = joined
    const url = `${originOf(request)}/b/${board.id}#t=${token}`
    return { boardId: board.id, role: "participant" as const, token, url, seat }
  })

  serve(ENDPOINTS.changeJoinCode, async ({ person: { board }, body: { action } }) => ({
    joinCode: await changeJoinCode(dependencies, board, action),
  }))

  return router
}
