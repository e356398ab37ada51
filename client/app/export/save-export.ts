import { type ExportDescription, exportProfiles, findExport } from "@tafelrunde/shared/paper"

import type { Board } from "../../board/board.ts"
import type { ContentSource } from "../../board/content.ts"
import type { Access } from "../../board/sync/connection-status.ts"
import { type ExportMessages, exportMessages } from "../../messages/export.ts"
import { currentLanguage, currentMessages } from "../../messages/language.ts"
import { saveFile } from "../../ui/files.ts"
import { announce, announceWork } from "../../ui/toast.tsx"
import { ApiError, type ExportChoice, readExport } from "../api.ts"
import { readDoubts, waitingExport } from "./export-doubts.ts"
import { askAboutMissingPictures } from "./missing-pictures.tsx"

export type ExportSource = ContentSource & Pick<Board, "id" | "token" | "access" | "canvasFiles">

/** Whether the page can make the file by itself: viewers' browsers hold no contacts, which would be missing. */
export function canMakeHere({ needsServer }: ExportDescription, role: Access["role"]): boolean {
  return !needsServer && role !== "viewer"
}

/** Saves an export, unless something speaks against it: then `ExportQuestion` tells the person first. */
export async function saveExport(
  board: ExportSource,
  description: ExportDescription,
  profile: ExportChoice["profile"],
): Promise<void> {
  const doubts = await readDoubts(board, { profile, language: currentLanguage() })
  const save = (): void => void saveFileOf(board, description, profile)
  if (doubts.unconfirmed.length + doubts.names.length === 0) {
    return saveFileOf(board, description, profile)
  }
  waitingExport.set({ doubts, save })
}

/** Saves an export as the server makes it, or as this page makes it where the server does not answer. */
async function saveFileOf(
  board: ExportSource,
  description: ExportDescription,
  profile: ExportChoice["profile"],
): Promise<void> {
  const language = currentLanguage()
  const messages = currentMessages(exportMessages)
  const choice = { name: description.name, profile, language }
  const work = announceWork(messages.making)
  try {
    const { blob, fileName } = await readExport(board.id, board.token, choice)
    saveFile(blob, fileName)
    announce(messages.done(fileName))
  } catch (problem) {
    const isUnreachable = problem instanceof ApiError && problem.status === 0
    if (!isUnreachable) return announce(reasonOf(problem, messages))
    if (!canMakeHere(description, board.access.get().role)) return announce(messages.needsServer)
    const { makeFile } = await import("./make-file.ts")
    const { blob, fileName, missingPictures } = await makeFile(board, choice)
    if (missingPictures > 0) {
      work.end()
      if (!(await askAboutMissingPictures(missingPictures))) return
    }
    saveFile(blob, fileName)
    announce(messages.doneHere(fileName))
  } finally {
    work.end()
  }
}

/** Saves content, canvas and pictures as one file, with every contact that the role may see. */
export async function saveWholeBoard(board: ExportSource): Promise<void> {
  const archive = findExport("board.tafelrunde")
  if (!archive) throw new Error("A whole board can always be exported")
  await saveExport(board, archive, exportProfiles(board.access.get().role)[0])
}

function reasonOf(problem: unknown, messages: ExportMessages): string {
  const status = problem instanceof ApiError ? problem.status : undefined
  if (status === 413) return messages.tooLarge
  if (status === 501) return messages.noPdf
  return status === 503 ? messages.busy : messages.failed
}
