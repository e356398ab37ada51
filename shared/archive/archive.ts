import { type CanvasRecord, type ProtectionMarks } from "../canvas/index.ts"
import { type BoardContent } from "../content/index.ts"

/**
 * A whole board at one moment, as the file `board.tafelrunde` holds it: a ZIP file of `content.json` (the content, as
 * `board.json` has it), `canvas.json` (the canvas's records and which
 * shapes are protected) and `pictures/HASH` (the pictures, named by the SHA-256 of
 * their bytes).
 */
export interface BoardArchive {
  readonly content: BoardContent
  readonly records: readonly CanvasRecord[]
  /** Undefined in files that do not say it, as older ones: then it stays as it is. */
  readonly protection?: ProtectionMarks | undefined
  /** By hash. Empty in the versions of a board, whose pictures are on the server. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

export const ARCHIVE_MEDIA_TYPE = "application/vnd.tafelrunde.board+zip"

export const CONTENT_FILE = "content.json"
export const CANVAS_FILE = "canvas.json"
export const CANVAS_SCHEMA = "tafelrunde/canvas"
export const PICTURE_FOLDER = "pictures/"

/** True for the beginning of any ZIP file. */
export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 3, 4].every((byte, index) => bytes[index] === byte)
}
