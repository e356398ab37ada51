import { ENDPOINTS } from "@tafelrunde/shared/api"
import { CLOSE } from "@tafelrunde/shared/protocol"
import { type Router } from "express"

import { type Session } from "../../rooms/session.ts"
import { type Dependencies } from "../dependencies.ts"
import { createEndpointRouter } from "../endpoint-router.ts"
import { Problem } from "../problem.ts"

/** Access once the link is there: each person's own, and how facilitators end it, on live connections at once. */
export function createAccessRoutes(dependencies: Dependencies): Router {
  const { assets, boards, rooms, originOf, log } = dependencies
  const { router, serve } = createEndpointRouter(dependencies)

  serve(ENDPOINTS.enter, async ({ person, body: { known } }) => {
    return { token: await boards.enter(person, { token: person.token, known }) }
  })

  serve(ENDPOINTS.renewLink, async ({ request, person, body: { role } }) => {
    const { board, token: own } = person
    const token = await boards.renewLink(board, role, own)
    rooms.endSessions((session, room) => room.boardId === board.id && session.role === role, {
      code: CLOSE.unauthenticated,
      reason: "the link was renewed",
    })
    log.info("board.linkRenewed", { board: board.id, role })
    return { role, url: `${originOf(request)}/b/${board.id}#t=${token}`, token }
  })

  serve(ENDPOINTS.removePerson, async ({ person: by, params, body }) => {
    const { board, token: own } = by
    const isRenewed = body.renew ?? false
    const person = findPerson(rooms.sessionsOf(board.id), params.clientId)
    const ended = isRenewed ? await boards.renewInvites(board, person.role, own) : undefined
    const hadOwn = await boards.endOwnToken(board, person.key)
    rooms.endSessions(
      (session, room) =>
        session === person || (hadOwn && room.boardId === board.id && session.key === person.key),
      { code: CLOSE.forbidden, reason: "removed" },
    )
    rooms.endSessions((session, room) => room.boardId === board.id && session.key === ended, {
      code: CLOSE.unauthenticated,
      reason: "the link was renewed",
    })
    log.info("board.personRemoved", { board: board.id, role: person.role, renewed: isRenewed })
  })

  serve(ENDPOINTS.deleteBoard, async ({ person: { board } }) => {
    await boards.delete(board)
    await assets.removeBoard(board.id)
    rooms.endSessions((_session, room) => room.boardId === board.id, {
      code: CLOSE.boardDeleted,
      reason: "the board was deleted",
    })
    log.info("board.deleted", { board: board.id })
  })

  return router
}

/** Facilitators cannot remove each other: the first to do so would own the board. */
function findPerson(sessions: readonly Session[], clientId: number): Session {
  const person = sessions.find((session) => session.awarenessId === clientId)
  if (!person) throw new Problem("no-such-person")
  if (person.role === "facilitator") throw new Problem("not-allowed")
  return person
}
