import type { BoardContent } from "@tafelrunde/shared/content"
import { exportFile } from "@tafelrunde/shared/paper"

import { contactsIn, readBoardWithFlaws, today } from "../../board/content.ts"
import type { ExportChoice } from "../api.ts"
import type { ArchiveSource, MadeFile } from "./make-archive.ts"

/** An export made from this browser's documents, as when the server cannot be reached. */
export async function makeFile(
  board: ArchiveSource,
  { name, profile, language, institutionIds = [] }: ExportChoice,
  previous?: BoardContent,
): Promise<MadeFile> {
  const contacts = contactsIn(board)
  const options = {
    profile,
    language,
    contacts,
    boardId: board.id,
    today: today(),
    institutionIds,
    ...(previous && { previous }),
  }
  if (name === "board.tafelrunde") {
    const { makeArchive } = await import("./make-archive.ts")
    return await makeArchive(board, options)
  }
  const { content, flaws } = readBoardWithFlaws(board)
  const file = await exportFile(name, content, { ...options, flaws })
  if (!file) throw new Error(`There is no export ${name}`)
  const { bytes, fileName, mediaType } = file
  const blob = new Blob([new Uint8Array(bytes)], { type: mediaType })
  return { blob, fileName, missingPictures: 0 }
}
