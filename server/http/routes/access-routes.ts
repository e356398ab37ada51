import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { deleteBoard, removePerson, renewLink } from "../../boards/use-cases/index.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { toLink } from "../link.ts"
import { refuse } from "../problem.ts"

/** Access once the link is there: each person's own, and how facilitators end it, on live connections at once. */
export function createAccessRoutes(dependencies: Dependencies): Router {
  const { originOf } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.renewLink, async ({ request, person, body: { role } }) => {
    const token = await renewLink(dependencies, person, role)
    return { role, ...toLink(originOf(request), person.board.id, token) }
  })

  serve(ENDPOINTS.removePerson, async ({ person, params: { clientId }, body }) => {
    const removal = { who: { clientId }, renew: body.renew ?? false }
    const removed = await removePerson(dependencies, person, removal)
    return typeof removed === "string" ? refuse(removed) : removed
  })

  serve(ENDPOINTS.removeConnection, async ({ person, params: { connectionId }, body }) => {
    const removal = { who: { connectionId }, renew: body.renew ?? false }
    const removed = await removePerson(dependencies, person, removal)
    return typeof removed === "string" ? refuse(removed) : removed
  })

  serve(ENDPOINTS.deleteBoard, ({ person: { board } }) => deleteBoard(dependencies, board))

  return router
}
