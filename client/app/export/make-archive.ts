import {
  ARCHIVE_MEDIA_TYPE,
  picturesOf,
  withoutUnshownPictures,
  writeArchive,
} from "@tafelrunde/shared/archive"
import { readCanvas, readProtectionMarks } from "@tafelrunde/shared/canvas"
import { redactContent } from "@tafelrunde/shared/content"
import { exportFileName, type ExportOptions } from "@tafelrunde/shared/paper"

import type { Board } from "../../board/board.ts"
import { type ContentSource, readBoardContent } from "../../board/content.ts"
import { fetchPicture } from "../../canvas/pictures/request.ts"

export interface MadeFile {
  readonly blob: Blob
  readonly fileName: string
  /** How many pictures of a whole board are not on this device. */
  readonly missingPictures: number
}

export type ArchiveSource = ContentSource & Pick<Board, "id" | "token" | "canvasFiles">

/** The whole board as this browser has it; pictures that are not on this device are left out and counted. */
export async function makeArchive(board: ArchiveSource, options: ExportOptions): Promise<MadeFile> {
  const content = redactContent(readBoardContent(board), options.profile)
  const records = withoutUnshownPictures(readCanvas(board.doc))
  const hashes = picturesOf(records)
  const pictures = new Map<string, Uint8Array>()
  for (const hash of hashes) {
    const blob = await readPicture(board, hash)
    if (blob) pictures.set(hash, new Uint8Array(await blob.arrayBuffer()))
  }
  const protection = readProtectionMarks(board.doc)
  const bytes = writeArchive({ content, records, protection, pictures })
  return {
    blob: new Blob([new Uint8Array(bytes)], { type: ARCHIVE_MEDIA_TYPE }),
    fileName: exportFileName("board.tafelrunde", content, options),
    missingPictures: hashes.length - pictures.size,
  }
}

/** From the open canvas, which holds what it shows; else from the browser's cache, which keeps what was shown before. */
async function readPicture(board: ArchiveSource, hash: string): Promise<Blob | undefined> {
  const shown = await board.canvasFiles.get()?.picture(hash)
  return shown ?? (await fetchPicture(board, hash).catch(() => undefined))
}
