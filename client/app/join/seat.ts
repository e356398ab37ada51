import type { BoardUser, Person } from "../../board/people/people.ts"
import { enterBoard } from "../api.ts"
import type { BoardAccess } from "../board-page/board-access.ts"
import { rememberIdentity } from "./identity.ts"

/** Binds the institution that the person chose to this device's token; without one nothing is asked. */
export async function takeSeat(
  { boardId, token, role }: BoardAccess,
  { institutionId, institution }: BoardUser,
): Promise<void> {
  const isChosen = institutionId !== null || institution !== ""
  if (role === "facilitator" || !isChosen) return
  await enterBoard(boardId, token, { institutionId, institution })
}

/**
 * The server has told this device's seat. Its word is remembered, because a facilitator may have
 * corrected it; a token from before seats gets the institution that the device remembers.
 */
export function keepSeat(access: BoardAccess, user: BoardUser, seat: Person["seat"]): void {
  if (!seat) {
    // Told again with the next connection, should the server not be reached now.
    takeSeat(access, user).catch(() => {})
    return
  }
  const { institutionId, name } = seat
  rememberIdentity(access.boardId, { ...user, institutionId, institution: name })
}
