import { currentLanguage } from "../../messages/language.ts"
import { decodeFile, type DecodedFile } from "../../ui/decode-file.ts"
import type { ContentProblem } from "../api.ts"

/** The result of reading a chosen file: a board content or the problems found. */
export type ContentFile =
  | {
      readonly kind: "good"
      readonly content: unknown
      readonly title: string
      readonly guess?: DecodedFile["guess"]
    }
  | { readonly kind: "unreadable" }
  | { readonly kind: "flawed"; readonly problems: readonly ContentProblem[] }

/** Also reads files of saved changes, which include the content. The validators are loaded on demand. */
export async function readContentFile(file: Blob): Promise<ContentFile> {
  const { text, guess } = await decodeFile(file)
  const value = parseJson(text)
  if (value === undefined) return { kind: "unreadable" }
  const { parseBoardContent } = await import("@tafelrunde/shared/content")
  const parsed = parseBoardContent(unwrap(value), currentLanguage())
  if (!parsed.ok) return { kind: "flawed", problems: parsed.problems }
  const title = parsed.content.meta?.title ?? ""
  return { kind: "good", content: parsed.content, title, ...(guess && { guess }) }
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
