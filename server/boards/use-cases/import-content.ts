import { type BoardContent } from "@tafelrunde/shared/content"

import { type StoredBoard } from "../../storage/storage.ts"
import { replaceContent } from "../board-content.ts"
import { type BoardServices } from "./services.ts"
import { takeVersion } from "./versions.ts"

/** Replaces the board's structured content for everybody; refused while nothing can be stored. */
export async function importContent(
  services: BoardServices,
  board: StoredBoard,
  content: BoardContent,
): Promise<"storageUnavailable" | undefined> {
  const { rooms, log } = services
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  await takeVersion(services, board.id, "import")
  await replaceContent(rooms, board.id, content)
  log.info("board.contentReplaced", { board: board.id })
  return undefined
}
