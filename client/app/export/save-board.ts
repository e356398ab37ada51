import type { Access } from "../../board/sync/connection-status.ts"
import { boardMessages } from "../../messages/board.ts"
import { currentLanguage } from "../../messages/language.ts"
import { saveFile } from "../../ui/save-file.ts"
import { announce, announceWork } from "../../ui/toast.tsx"
import { type ExportChoice, readExport } from "../api.ts"

/** The profile with the most contacts that a role may have. */
const FULLEST: Readonly<Record<Access["role"], ExportChoice["profile"]>> = {
  facilitator: "internal",
  participant: "network",
  viewer: "public",
}

/** Saves content, canvas and pictures as one file; default with every contact that the role may see. */
export async function saveBoard(
  board: { readonly id: string; readonly token: string; readonly role: Access["role"] },
  profile: ExportChoice["profile"] = FULLEST[board.role],
): Promise<void> {
  const language = currentLanguage()
  const messages = boardMessages[language]
  const work = announceWork(messages.savingBoard)
  try {
    const choice = { name: "board.tafelrunde", profile, language }
    const { blob, fileName } = await readExport(board.id, board.token, choice)
    saveFile(blob, fileName)
    announce(messages.exportDone(fileName))
  } catch {
    announce(messages.exportFailed)
  } finally {
    work.end()
  }
}
