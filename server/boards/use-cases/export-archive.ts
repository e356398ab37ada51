import { ARCHIVE_MEDIA_TYPE, writeArchive } from "@tafelrunde/shared/archive"
import { isDay, type Language, type Profile, redactContent } from "@tafelrunde/shared/content"
import { type ExportedFile, fileName } from "@tafelrunde/shared/paper"

import { readPictures, withoutUnshownPictures } from "../archive-pictures.ts"
import { readWholeBoard } from "../board-content.ts"
import { type BoardServices } from "./services.ts"

/** The export that holds the whole board. */
export const ARCHIVE_NAME = "board.tafelrunde"

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
  const words = language ?? content.meta?.language ?? "de"
  const day = asOf ?? content.meta?.asOf ?? ""
  return {
    fileName: fileName({
      what: { de: "Tafel", en: "Board" }[words],
      region: content.meta?.region,
      asOf: isDay(day) ? day : null,
      version: content.meta?.version,
      profile,
      language: words,
      extension: "tafelrunde",
    }),
    mediaType: ARCHIVE_MEDIA_TYPE,
    bytes: writeArchive({ content, records, pictures }),
  }
}
