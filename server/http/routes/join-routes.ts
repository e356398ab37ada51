import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"

import { changeJoinCode, joinBoard } from "../../boards/use-cases/index.ts"
import { senderOf } from "../callers.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem, refuse } from "../problem.ts"

export function createJoinRoutes(dependencies: Dependencies): Router {
  const { boards, callers, originOf } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.join, async ({ request, body }) => {
    const sender = senderOf(request)
    const found = await boards.findByJoinCode(body.code)
    const verdict = callers.joinCodes.judge(sender, found?.id)
    if (verdict === "wait") throw new Problem("too-many-attempts")
    if (verdict === "wrong" || !found) throw new Problem("wrong-join-code")
    if (!callers.newTokens.take(sender)) throw new Problem("too-many-requests")
    const joined = await joinBoard(dependencies, found, body)
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
