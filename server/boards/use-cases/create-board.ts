import { type BoardStart, type NewBoard } from "../boards.ts"
import { type BoardServices } from "./services.ts"

export async function createBoard(
  { boards, log }: BoardServices,
  wanted: NewBoard,
): Promise<BoardStart | "serverFull"> {
  const created = await boards.create(wanted)
  if (!created) return "serverFull"
  log.info("board.created", { board: created.board.id })
  return created
}
