import {
  ARCHIVE_MEDIA_TYPE,
  withoutUnshownPictures,
  writeArchive,
} from "@tafelrunde/shared/archive"
import { type Language, type Profile, redactContent } from "@tafelrunde/shared/content"
import { type ExportedFile, exportFileName } from "@tafelrunde/shared/paper"

import { readPictures } from "../archive-pictures.ts"
import { readWholeBoard } from "../board-content.ts"
import { type BoardServices } from "./services.ts"
import { today } from "./today.ts"

interface ArchiveRequest {
  readonly boardId: string
  readonly profile: Profile
  readonly language?: Language | undefined
  readonly asOf?: string | undefined
}

/** The whole board as one file, with the contacts of the profile. */
export async function exportArchive(
  { rooms, assets }: Pick<BoardServices, "rooms" | "assets">,
  { boardId, profile, language, asOf }: ArchiveRequest,
): Promise<ExportedFile> {
  const board = await readWholeBoard(rooms, boardId)
  const content = redactContent(board.content, profile)
  const records = withoutUnshownPictures(board.records)
  const pictures = await readPictures(assets, boardId, records)
  const options = {
    profile,
    language: language ?? content.meta?.language ?? "de",
    today: today(),
    ...(asOf !== undefined && { asOf }),
  }
  return {
    fileName: exportFileName("board.tafelrunde", content, options),
    mediaType: ARCHIVE_MEDIA_TYPE,
    bytes: writeArchive({ content, records, protection: board.protection, pictures }),
  }
}
