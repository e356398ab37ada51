import type { BoardContent } from "@tafelrunde/shared/content"
import { type ExportDescription, exportProfiles, findExport } from "@tafelrunde/shared/paper"

import type { Board } from "../../board/board.ts"
import type { ContentSource } from "../../board/content.ts"
import type { Access } from "../../board/sync/connection-status.ts"
import { type ExportMessages, exportMessages } from "../../messages/export.ts"
import { currentLanguage, currentMessages } from "../../messages/language.ts"
import { saveFile } from "../../ui/files.ts"
import { announce, announceWork } from "../../ui/toast.tsx"
import { ApiError, type ExportChoice, readExport } from "../api.ts"
import { type ExportDoubts, readDoubts, waitingExport } from "./export-doubts.ts"
import { askAboutMissingPictures } from "./missing-pictures.tsx"

export type ExportSource = ContentSource & Pick<Board, "id" | "token" | "access" | "canvasFiles">

/** What an export is made for and of. */
export interface WantedExport extends Omit<ExportChoice, "name" | "language"> {
  /** The earlier content for the list of changes, where the page has it and the server does not answer. */
  readonly previous?: BoardContent | undefined
}

/**
 * Why the page cannot make the file by itself; undefined where it can. Viewers' browsers hold no contacts, which would be
 * missing; participants' hold none that is unconfirmed, for which nothing is made for the public.
 */
export function whyNotHere(
  { needsServer }: ExportDescription,
  role: Access["role"],
  profile: ExportChoice["profile"],
): "needsServer" | "publicNeedsServer" | undefined {
  if (needsServer || role === "viewer") return "needsServer"
  return profile === "public" && role !== "facilitator" ? "publicNeedsServer" : undefined
}

/** Saves an export, unless something speaks against it: then `ExportQuestion` tells the person first. */
export async function saveExport(
  board: ExportSource,
  description: ExportDescription,
  wanted: WantedExport,
): Promise<void> {
  const { profile } = wanted
  const doubts = await readDoubts(board, { profile, language: currentLanguage() })
  if (isDoubted(doubts)) {
    waitingExport.set({ doubts, save: () => void saveFileOf(board, description, wanted) })
  } else {
    await saveFileOf(board, description, wanted)
  }
}

/** Prints what the page shows for these readers, under the same conditions as a file for them. */
export async function printFor(
  board: ExportSource,
  profile: ExportChoice["profile"],
  print: () => void,
): Promise<void> {
  const doubts = await readDoubts(board, { profile, language: currentLanguage() })
  const isPublic = profile === "public"
  if (isPublic && !doubts.isComplete && board.access.get().role !== "facilitator") {
    return announce(currentMessages(exportMessages).publicNeedsServer)
  }
  if (isDoubted(doubts)) waitingExport.set({ doubts, save: print })
  else print()
}

function isDoubted({ unconfirmed, names }: ExportDoubts): boolean {
  return unconfirmed.length + names.length > 0
}

/** Saves an export as the server makes it, or as this page makes it where the server does not answer. */
async function saveFileOf(
  board: ExportSource,
  description: ExportDescription,
  { previous, ...wanted }: WantedExport,
): Promise<void> {
  const language = currentLanguage()
  const messages = currentMessages(exportMessages)
  const choice = { ...wanted, name: description.name, language }
  const work = announceWork(messages.making)
  try {
    const { blob, fileName } = await readExport(board.id, board.token, choice)
    saveFile(blob, fileName)
    announce(messages.done(fileName))
  } catch (problem) {
    const isUnreachable = problem instanceof ApiError && problem.status === 0
    if (!isUnreachable) return announce(reasonOf(problem, messages))
    const reason = whyNotHere(description, board.access.get().role, choice.profile)
    if (reason) return announce(messages[reason])
    const { makeFile } = await import("./make-file.ts")
    const { blob, fileName, missingPictures } = await makeFile(board, choice, previous)
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
  await saveExport(board, archive, { profile: exportProfiles(board.access.get().role)[0] })
}

function reasonOf(problem: unknown, messages: ExportMessages): string {
  const status = problem instanceof ApiError ? problem.status : undefined
  if (status === 413) return messages.tooLarge
  if (status === 501) return messages.noPdf
  return status === 503 ? messages.busy : messages.failed
}
