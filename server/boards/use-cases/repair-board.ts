import { type Flaw } from "@tafelrunde/shared/content"
import { mendFlaws, readFlaws } from "@tafelrunde/shared/model"

import { type StoredBoard } from "../../storage/storage.ts"
import { editBoard, readWholeContentWithFlaws } from "../board-content.ts"
import { type BoardServices } from "./services.ts"

/** Takes off the board what no reader can show, or only looks for it; answers what it was. */
export async function repairBoard(
  { rooms, log }: Pick<BoardServices, "rooms" | "log">,
  board: StoredBoard,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<readonly Flaw[] | "storageUnavailable"> {
  if (isDryRun) return (await readWholeContentWithFlaws(rooms, board.id)).flaws
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  let flaws: readonly Flaw[] = []
  await editBoard(rooms, board.id, (docs) => {
    flaws = readFlaws(docs)
    mendFlaws(docs, flaws, { by: { institution: null, isFacilitator: true } })
  })
  log.info("board.repaired", { board: board.id, places: flaws.length })
  return flaws
}
