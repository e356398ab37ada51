import { type AccessRole, CLOSE } from "@tafelrunde/shared/protocol"

import { type Admission } from "../boards.ts"
import { type BoardServices } from "./services.ts"

/** The new token of the role's link; everybody who came with an earlier one is sent away. */
export async function renewLink(
  { boards, rooms, log }: BoardServices,
  { board, token }: Admission & { readonly token: string },
  role: AccessRole,
): Promise<string> {
  const renewed = await boards.renewLink(board, role, token)
  rooms.endSessions((session, room) => room.boardId === board.id && session.role === role, {
    code: CLOSE.unauthenticated,
    reason: "the link was renewed",
  })
  log.info("board.linkRenewed", { board: board.id, role })
  return renewed
}
