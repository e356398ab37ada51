import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import {
  changeSeat,
  enterBoard,
  listSeats,
  mergeSeats,
  readSpace,
} from "../../boards/use-cases/index.ts"
import { senderOf } from "../callers.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem, refuse } from "../problem.ts"

/** For which institution each device is at the board: how it gets its seat, and how facilitators correct it. */
export function createSeatRoutes(dependencies: Dependencies): Router {
  const { callers } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.enter, async ({ request, person, body }) => {
    if (!callers.newTokens.take(senderOf(request))) throw new Problem("too-many-requests")
    const entry = await enterBoard(dependencies, person, body)
    return typeof entry === "string" ? refuse(entry) : entry
  })

  serve(ENDPOINTS.readSeats, async ({ person: { board } }) => [
    ...(await listSeats(dependencies, board.id)),
  ])

  serve(ENDPOINTS.readSpace, ({ person: { board } }) => readSpace(dependencies, board.id))

  serve(ENDPOINTS.mergeSeat, async ({ request, person: { board }, body }) => {
    const seat = { boardId: board.id, seatId: String(request.params["seatId"]) }
    const merged = await mergeSeats(dependencies, seat, body)
    return typeof merged === "string" ? refuse(merged) : merged
  })

  serve(ENDPOINTS.changeSeat, async ({ person: { board }, params: { clientId }, body }) => {
    const changed = await changeSeat(dependencies, { boardId: board.id, clientId }, body)
    return typeof changed === "string" ? refuse(changed) : changed
  })

  return router
}
