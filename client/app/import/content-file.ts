import type { BoardContent } from "@tafelrunde/shared/content"
import { decodeFile, type DecodedText } from "@tafelrunde/shared/import"

import { currentLanguage } from "../../messages/language.ts"
import type { ContentProblem } from "../api.ts"

/** The result of reading a chosen file: a board content, a whole board, or the problems found. */
export type ContentFile =
  | {
      readonly kind: "good"
      readonly content: BoardContent
      readonly title: string
      readonly guess?: DecodedText["guess"]
    }
  | {
      readonly kind: "board"
      readonly file: Blob
      readonly content: BoardContent
      readonly title: string
    }
  | { readonly kind: "unreadable" }
  | { readonly kind: "flawed"; readonly problems: readonly ContentProblem[] }

/** Also reads files of saved changes, which include the content. The validators are loaded on demand. */
export async function readContentFile(file: Blob): Promise<ContentFile> {
  const { isZip } = await import("@tafelrunde/shared/archive")
  if (isZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) return readBoardFile(file)
  const { text, guess } = await decodeFile(file)
  const value = parseJson(text)
  if (value === undefined) return { kind: "unreadable" }
  const { parseBoardContent } = await import("@tafelrunde/shared/content")
  const parsed = parseBoardContent(unwrap(value), currentLanguage())
  if (!parsed.ok) return { kind: "flawed", problems: parsed.problems }
  const title = parsed.content.meta?.title ?? ""
  return { kind: "good", content: parsed.content, title, ...(guess && { guess }) }
}

/** Only a first look, so that people see what they chose: the server checks the file against its own limits. */
const MOST_BYTES = 2 ** 30

async function readBoardFile(file: Blob): Promise<ContentFile> {
  const { readArchive } = await import("@tafelrunde/shared/archive")
  const bytes = new Uint8Array(await file.arrayBuffer())
  const limits = { contentBytes: MOST_BYTES, canvasBytes: MOST_BYTES, pictureBytes: MOST_BYTES }
  const read = readArchive(bytes, limits, currentLanguage())
  if (read.ok) {
    const { content } = read.archive
    return { kind: "board", file, content, title: content.meta?.title ?? "" }
  }
  if (read.problems.length > 0) return { kind: "flawed", problems: read.problems }
  return { kind: "unreadable" }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch {
    return undefined
  }
}

function unwrap(value: unknown): unknown {
  const isKept =
    typeof value === "object" &&
    value !== null &&
    "schema" in value &&
    value.schema === "tafelrunde/unsent-work" &&
    "content" in value
  return isKept ? value.content : value
}
