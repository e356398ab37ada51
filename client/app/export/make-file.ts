import { exportFile } from "@tafelrunde/shared/paper"

import type { Board } from "../../board/board.ts"
import { type ContentSource, contactsIn, readBoardContent, today } from "../../board/content.ts"
import type { ExportChoice } from "../api.ts"

/** An export made from this browser's documents, as when the server cannot be reached. */
export async function makeFile(
  board: ContentSource & Pick<Board, "id">,
  { name, profile, language }: ExportChoice,
): Promise<{ blob: Blob; fileName: string }> {
  const contacts = contactsIn(board)
  const options = { profile, language, contacts, boardId: board.id, today: today() }
  const file = await exportFile(name, readBoardContent(board), options)
  if (!file) throw new Error(`There is no export ${name}`)
  const { bytes, fileName, mediaType } = file
  return { blob: new Blob([new Uint8Array(bytes)], { type: mediaType }), fileName }
}
