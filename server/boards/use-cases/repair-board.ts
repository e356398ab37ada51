import { type Flaw } from "@tafelrunde/shared/content"
import { mendFlaws, readFlaws } from "@tafelrunde/shared/model"

import { type StoredBoard } from "../../storage/storage.ts"
import { countLostChanges, editBoard, readWholeContentWithFlaws } from "../board-content.ts"
import { type BoardServices } from "./services.ts"

export interface BoardDamage {
  /** What no reader can show. */
  readonly flaws: readonly Flaw[]
  /** Stored changes that are damaged: the board opens without them. */
  readonly lostChanges: number
}

/** Takes off the board what no reader can show, or only looks for it; answers what was wrong. */
export async function repairBoard(
  { rooms, log }: Pick<BoardServices, "rooms" | "log">,
  board: StoredBoard,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<BoardDamage | "storageUnavailable"> {
  const lostChanges = await countLostChanges(rooms, board.id)
  if (isDryRun) {
    const { flaws } = await readWholeContentWithFlaws(rooms, board.id)
    return { flaws, lostChanges }
  }
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  let flaws: readonly Flaw[] = []
  await editBoard(rooms, board.id, (docs) => {
    flaws = readFlaws(docs)
    mendFlaws(docs, flaws, { by: { institution: null, isFacilitator: true } })
  })
  log.info("board.repaired", { board: board.id, places: flaws.length })
  return { flaws, lostChanges }
}
