import { type AccessRole, CLOSE } from "@tafelrunde/shared/protocol"

import { type Admission } from "../boards.ts"
import { type BoardServices } from "./services.ts"

/** The new token of the role's link; everybody who came with an earlier one is sent away. */
export async function renewLink(
  { boards, institutionLinks, rooms, log }: BoardServices,
  { board, token }: Admission & { readonly token: string },
  role: AccessRole,
): Promise<string> {
  const renewed = await boards.renewLink(board, role, token)
  // Links of institutions are sealed with what has just changed.
  if (role === "facilitator") await institutionLinks.reseal(board, { before: token, now: renewed })
  rooms.endSessions((session, room) => room.boardId === board.id && session.role === role, {
    code: CLOSE.unauthenticated,
    reason: "the link was renewed",
  })
  log.info("board.linkRenewed", { board: board.id, role })
  return renewed
}
