import { CLOSE, isAccessRole, type AccessRole } from "@tafelrunde/shared/protocol"
import express, { type Request, type Router } from "express"

import { type Session } from "../../rooms/session.ts"
import { signIn } from "../authenticate.ts"
import { type Dependencies } from "../dependencies.ts"
import { Problem } from "../problem.ts"
import { readFlag, readOptionalText, readText } from "../request-body.ts"

function readRole(request: Request): AccessRole {
  const role = readText(request, "role")
  if (isAccessRole(role)) return role
  const message = "must be facilitator, participant or viewer"
  throw new Problem("bad-request", { problems: [{ path: "$.role", message }] })
}

function checkRenew(request: Request): void {
  if (readText(request, "action") === "renew") return
  throw new Problem("bad-request", { problems: [{ path: "$.action", message: "must be renew" }] })
}

/** Access once the link is there: each person's own, and how facilitators end it, on live connections at once. */
export function createAccessRoutes({ assets, boards, rooms, originOf, log }: Dependencies): Router {
  const router = express.Router()

  router.post("/boards/:id/enter", async (request, response) => {
    const admission = await signIn(boards, request)
    const known = readOptionalText(request, "known")
    response.json({ token: await boards.enter(admission, { token: admission.token, known }) })
  })

  router.post("/boards/:id/links", async (request, response) => {
    const { board, token: own } = await signIn(boards, request, "facilitator")
    const role = readRole(request)
    checkRenew(request)
    const token = await boards.renewLink(board, role, own)
    rooms.endSessions((session, room) => room.boardId === board.id && session.role === role, {
      code: CLOSE.unauthenticated,
      reason: "the link was renewed",
    })
    log.info("board.linkRenewed", { board: board.id, role })
    response.json({ role, url: `${originOf(request)}/b/${board.id}#t=${token}`, token })
  })

  router.post("/boards/:id/people/:clientId/remove", async (request, response) => {
    const { board, token: own } = await signIn(boards, request, "facilitator")
    const isRenewed = readFlag(request, "renew")
    const person = findPerson(rooms.sessionsOf(board.id), Number(request.params["clientId"]))
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
    response.status(204).end()
  })

  router.delete("/boards/:id", async (request, response) => {
    const { board } = await signIn(boards, request, "facilitator")
    await boards.delete(board)
    await assets.removeBoard(board.id)
    rooms.endSessions((_session, room) => room.boardId === board.id, {
      code: CLOSE.boardDeleted,
      reason: "the board was deleted",
    })
    log.info("board.deleted", { board: board.id })
    response.status(204).end()
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
