import { type BoardContent } from "@tafelrunde/shared/content"

import { type StoredBoard } from "../../storage/storage.ts"
import { replaceContent } from "../board-content.ts"
import { type BoardServices } from "./services.ts"

/** Replaces the board's structured content for everybody; refused while nothing can be stored. */
export async function importContent(
  { rooms, log }: BoardServices,
  board: StoredBoard,
  content: BoardContent,
): Promise<"storageUnavailable" | undefined> {
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  await replaceContent(rooms, board.id, content)
  log.info("board.contentReplaced", { board: board.id })
  return undefined
}
