import { type ArchiveFault, type BoardArchive, readArchive } from "@tafelrunde/shared/archive"
import { type Language, type Problem } from "@tafelrunde/shared/content"

import { entryViolation } from "../../rooms/guards/record-violation.ts"
import { type StoredBoard } from "../../storage/storage.ts"
import { addPictures } from "../archive-pictures.ts"
import { replaceBoard } from "../board-content.ts"
import { type BoardStart } from "../boards.ts"
import { createBoardId } from "../token.ts"
import { createBoard } from "./create-board.ts"
import { type BoardServices } from "./services.ts"
import { takeVersion } from "./versions.ts"

export interface ArchiveRefusal {
  readonly fault: ArchiveFault
  readonly problems: readonly Problem[]
}

interface ArchiveFile {
  readonly bytes: Uint8Array
  /** Of the problems. */
  readonly language: Language
}

/** Of JSON; a board's content is always far below. */
const CONTENT_BYTES = 16 * 1024 * 1024

type Services = Pick<BoardServices, "boards" | "assets">

function readFile({ boards, assets }: Services, file: ArchiveFile): BoardArchive | ArchiveRefusal {
  const limits = {
    contentBytes: CONTENT_BYTES,
    canvasBytes: boards.limits.boardBytes,
    pictureBytes: assets.limits.assetBytes,
  }
  const read = readArchive(file.bytes, limits, file.language)
  if (!read.ok) return read
  const problems = read.archive.records.flatMap((record) => {
    const violation = entryViolation(record.id, record)
    return violation === undefined
      ? []
      : [{ path: `$.records["${record.id}"]`, message: violation }]
  })
  return problems.length > 0 ? { fault: "badCanvas", problems } : read.archive
}

/** A new board of a file `board.tafelrunde`. Rejects with an `AssetRefusal` when a picture is not taken. */
export async function createFromArchive(
  services: BoardServices,
  file: ArchiveFile & { readonly title?: string | undefined },
): Promise<BoardStart | ArchiveRefusal | "serverFull"> {
  const archive = readFile(services, file)
  if ("fault" in archive) return archive
  const { content, records, protection, pictures } = archive
  const id = createBoardId()
  const { assets } = services
  try {
    // First the pictures: the board appears whole or not at all.
    await addPictures(assets, id, pictures)
    const language = content.meta?.language ?? "de"
    const created = await createBoard(services, {
      id,
      content,
      records,
      protection,
      language,
      title: file.title,
      template: "blank",
    })
    if (typeof created === "string") await assets.removeBoard(id)
    return created
  } catch (error) {
    await assets.removeBoard(id)
    throw error
  }
}

/** Replaces content and canvas by the file's, for everybody at once. Rejects as `createFromArchive` does. */
export async function replaceByArchive(
  services: BoardServices,
  board: StoredBoard,
  file: ArchiveFile,
): Promise<ArchiveRefusal | "storageUnavailable" | undefined> {
  const { rooms, assets, log } = services
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  const archive = readFile(services, file)
  if ("fault" in archive) return archive
  await addPictures(assets, board.id, archive.pictures)
  await takeVersion(services, board.id, "import")
  await replaceBoard(rooms, board.id, archive)
  log.info("board.replaced", { board: board.id })
  return undefined
}
