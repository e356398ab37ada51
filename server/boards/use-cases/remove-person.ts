import { CLOSE } from "@tafelrunde/shared/protocol"

import { type Admission } from "../boards.ts"
import { type BoardServices } from "./services.ts"

interface Removal {
  /** The person's awareness client id. */
  readonly clientId: number
  /** Also renew the link of the person's role and the join code, so that they let nobody back in. */
  readonly renew: boolean
}

/**
 * Sends a participant or viewer away and ends their own token. Facilitators cannot remove each
 * other: the first to do so would own the board.
 */
export async function removePerson(
  { boards, rooms, log }: BoardServices,
  { board, token }: Admission & { readonly token: string },
  { clientId, renew }: Removal,
): Promise<"noSuchPerson" | "notAllowed" | undefined> {
  const person = rooms.sessionsOf(board.id).find((session) => session.awarenessId === clientId)
  if (!person) return "noSuchPerson"
  if (person.role === "facilitator") return "notAllowed"
  const ended = renew ? await boards.renewInvites(board, person.role, token) : undefined
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
  log.info("board.personRemoved", { board: board.id, role: person.role, renewed: renew })
  return undefined
}
