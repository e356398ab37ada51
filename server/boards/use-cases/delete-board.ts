import { CLOSE } from "@tafelrunde/shared/protocol"

import { type StoredBoard } from "../../storage/storage.ts"
import { type BoardServices } from "./services.ts"

/** Removes the board with its pictures and sends everybody away; only the fact that it existed remains. */
export async function deleteBoard(
  { boards, assets, rooms, log }: BoardServices,
  board: StoredBoard,
): Promise<void> {
  await boards.delete(board)
  await assets.removeBoard(board.id)
  rooms.endSessions((_session, room) => room.boardId === board.id, {
    code: CLOSE.boardDeleted,
    reason: "the board was deleted",
  })
  log.info("board.deleted", { board: board.id })
}
