import { type AccessRole, CLOSE } from "@tafelrunde/shared/protocol"

import { type Admission } from "../boards.ts"
import { type BoardServices } from "./services.ts"

/** A person by awareness client id, or any connection, whether it shows somebody or not. */
type Removed = { readonly clientId: number } | { readonly connectionId: number }

interface Removal {
  readonly who: Removed
  /**
   * Also renew the link of the person's role and the join code, and end the role's tokens that nobody
   * in the list of people uses, so that none of them lets the person back in.
   */
  readonly renew: boolean
}

/**
 * Sends a participant or viewer away and ends their own token. Facilitators cannot remove each
 * other: the first to do so would own the board. Answers how many tokens ended.
 */
export async function removePerson(
  { boards, rooms, log }: BoardServices,
  { board, token }: Admission & { readonly token: string },
  { who, renew }: Removal,
): Promise<"noSuchPerson" | "notAllowed" | { readonly endedTokens: number }> {
  const people = rooms.sessionsOf(board.id).filter(({ awarenessId }) => awarenessId !== undefined)
  const person =
    "clientId" in who
      ? people.find((session) => session.awarenessId === who.clientId)
      : rooms.allSessionsOf(board.id).find((session) => session.id === who.connectionId)
  if (!person) return "noSuchPerson"
  const { role, key } = person
  if (role === "facilitator") return "notAllowed"
  const hadOwn = await boards.endOwnToken(board, key)
  const kept = people.map((each) => each.key)
  const others = renew ? await boards.renewInvites(board, role, { token, kept }) : 0
  rooms.endSessions(
    (session, room) =>
      session === person || (hadOwn && room.boardId === board.id && session.key === key),
    { code: CLOSE.forbidden, reason: "removed" },
  )
  if (renew) await endStaleSessions({ boards, rooms }, board, role)
  const endedTokens = Number(hadOwn) + others
  log.info("board.personRemoved", { board: board.id, role, renewed: renew, endedTokens })
  return { endedTokens }
}

/** Sends away whoever is in a room of the board with a token of the role that has ended. */
async function endStaleSessions(
  { boards, rooms }: Pick<BoardServices, "boards" | "rooms">,
  board: Admission["board"],
  role: AccessRole,
): Promise<void> {
  const valid = await boards.listKeys(board, role)
  rooms.endSessions(
    (session, room) =>
      room.boardId === board.id && session.role === role && !valid.has(session.key),
    { code: CLOSE.unauthenticated, reason: "the link was renewed" },
  )
}
