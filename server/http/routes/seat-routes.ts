import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { isRefusal, type SeatRefusal } from "../../boards/seats.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { refuse } from "../problem.ts"

/** What a use case of seats answers; throws the `Problem` of a refusal. */
export function orProblem<Value extends object | null>(answer: Value | SeatRefusal): Value {
  if (isRefusal(answer)) refuse(answer)
  return answer
}

/** For which institution each device is at the board: how it gets its seat, and how facilitators correct it. */
export function createSeatRoutes(dependencies: Dependencies): Router {
  const { boards, rooms, seats, log } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.enter, async ({ person, body }) => {
    const { board } = person
    // Before there is a token: a refused request leaves nothing behind.
    const chosen = orProblem(await seats.find(board.id, body))
    const token = await boards.enter(person, { token: person.token, known: body.known })
    return { token, seat: await seats.give(board.id, token, chosen) }
  })

  serve(ENDPOINTS.readSeats, async ({ person: { board } }) => [...(await seats.list(board.id))])

  serve(ENDPOINTS.mergeSeat, async ({ request, person: { board }, body }) => {
    const merged = orProblem(await seats.merge(board.id, String(request.params["seatId"]), body))
    log.info("board.seatsMerged", { board: board.id })
    return merged
  })

  serve(ENDPOINTS.changeSeat, async ({ person: { board }, params, body }) => {
    const sessions = rooms.sessionsOf(board.id)
    const session = sessions.find(({ awarenessId }) => awarenessId === params.clientId)
    if (!session) return refuse("noSuchPerson")
    const changed = orProblem(await seats.correct(board.id, session.key, body))
    log.info("board.seatChanged", { board: board.id })
    return changed
  })

  return router
}
