import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { endToken, headingOf, listTokens } from "../../boards/use-cases/index.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { refuse } from "../problem.ts"

function toTime(at: number): string {
  return new Date(at).toISOString()
}

/** Who may come in and who did what, for facilitators. */
export function createAuditRoutes(dependencies: Dependencies): Router {
  const { audit, seats } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.listTokens, async ({ person: { board } }) => {
    const tokens = await listTokens(dependencies, board)
    return tokens.map((token) => ({
      ...token,
      createdAt: toTime(token.createdAt),
      usedAt: token.usedAt === null ? null : toTime(token.usedAt),
    }))
  })

  serve(ENDPOINTS.endToken, async ({ request, person: { board } }) => {
    const refusal = await endToken(dependencies, board, String(request.params["tokenId"]))
    if (refusal) refuse(refusal)
  })

  serve(ENDPOINTS.readAudit, async ({ person: { board } }) => {
    const seatOf = await seats.finder(board.id)
    const { institutions } = await headingOf(dependencies, board.id)
    // Institutions that answer by their links have no seat.
    const shorts = new Map(institutions.map(({ id, name, short }) => [id, short || name]))
    const nameOf = (seat: string | null): string | null =>
      seatOf(seat)?.name ?? shorts.get(seat ?? "") ?? null
    const entries = await audit.list(board.id)
    return entries.map(({ boardId: _boardId, at, seat, ...entry }) => ({
      ...entry,
      at: toTime(at),
      seat: nameOf(seat),
    }))
  })

  return router
}
