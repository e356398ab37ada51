import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { TokenBucket } from "../../rooms/token-bucket.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem } from "../problem.ts"
import { orProblem } from "./seat-routes.ts"

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
  const { boards, seats, limits, originOf, log } = dependencies
  const wrongCodes = new WrongCodes(limits.wrongJoinCodesPerMinute)
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.join, async ({ request, response, body }) => {
    const address = request.ip ?? "unknown"
    if (!wrongCodes.mayTry(address)) {
      response.set("Retry-After", "60")
      throw new Problem("too-many-attempts")
    }
    const board = await boards.findByJoinCode(body.code)
    if (!board) {
      wrongCodes.count(address)
      throw new Problem("wrong-join-code")
    }
    const chosen = orProblem(await seats.find(board.id, body))
    const token = await boards.join(board)
    const seat = await seats.give(board.id, token, chosen)
    log.info("board.joined", { board: board.id })
    const url = `${originOf(request)}/b/${board.id}#t=${token}`
    return { boardId: board.id, role: "participant" as const, token, url, seat }
  })

  serve(ENDPOINTS.changeJoinCode, async ({ person: { board }, body: { action } }) => {
    log.info("board.joinCodeChanged", { board: board.id, action })
    return { joinCode: await boards.changeJoinCode(board, action) }
  })

  return router
}
