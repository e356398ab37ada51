import { nextRound } from "@tafelrunde/shared/content"

import { type StoredBoard } from "../../../storage/storage.ts"
import { readWholeContent } from "../../board-content.ts"
import { type BoardStart } from "../../boards.ts"
import { createBoard } from "../create-board.ts"
import { deleteBoard } from "../delete-board.ts"
import { type BoardServices } from "../services.ts"

/**
 * A new board for the next round of workshops, made from this one (`nextRound`). It keeps the content of this one as
 * its first version, which the list of changes of its paper begins with.
 */
export async function createNextRound(
  services: BoardServices,
  board: StoredBoard,
  { title }: { readonly title?: string | undefined },
): Promise<BoardStart | "serverFull"> {
  const previous = await readWholeContent(services.rooms, board.id)
  const language = previous.meta?.language ?? "de"
  const created = await createBoard(services, {
    title,
    language,
    template: "regionalworkshop",
    content: nextRound(previous),
  })
  if (typeof created === "string") return created
  try {
    const name = NAMES[language](previous.meta?.version ?? "").trim()
    await services.versions.keepPreviousRound(created.board.id, previous, name)
  } catch (error) {
    // The board appears with its history or not at all.
    await deleteBoard(services, created.board)
    throw error
  }
  services.log.info("board.nextRound", { board: created.board.id, previous: board.id })
  return created
}

const NAMES = {
  de: (version: string) => `Vorige Runde${version && `, Fassung ${version}`}`,
  en: (version: string) => `Previous round${version && `, version ${version}`}`,
}
