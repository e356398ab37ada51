import { type Language, type Profile } from "../content/index.ts"
import { PROFILE_WORDS } from "./tables/status-texts.ts"

interface FileNameParts {
  readonly what: string
  /** What tells the files of this board from those of others: its region, else its title; its version. */
  readonly board?:
    | {
        readonly region?: string | null | undefined
        readonly title?: string | null | undefined
        readonly version?: string | null | undefined
      }
    | null
    | undefined
  /** `YYYY-MM-DD`. */
  readonly asOf: string
  /** The profile; absent for drawings, which are the same for everybody. */
  readonly profile?: Profile | undefined
  readonly language: Language
  readonly extension: string
}

/**
 * A file name from title, place, day, version and profile, as in
 * `Schnittstellenpapier_Musterstadt_2027-03-10_v3-0_Netzwerk.xlsx`; unknown parts are left out.
 */
export function fileName(parts: FileNameParts): string {
  const { what, board, asOf, profile, language, extension } = parts
  const where = fileSafe(board?.region ?? "") || fileSafe(board?.title ?? "")
  const version = fileSafe(board?.version ?? "").replace(/^v-?(?=\d)/i, "")
  const whom = profile ? PROFILE_WORDS[profile][language] : ""
  const stem = [fileSafe(what), where, asOf, version && `v${version}`, fileSafe(whom)]
    .filter((word) => word !== "")
    .join("_")
  return `${stem}.${extension}`
}

const LONGEST_PART = 60

/** Letters (umlauts too), digits and single hyphens: safe on every file system and in a header. */
export function fileSafe(text: string): string {
  const safe = text.normalize("NFC").replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
  return cutAtWord(safe.replaceAll(/^-+|-+$/g, ""))
}

/** The whole words that fit; of a single word that does not, what fits. */
function cutAtWord(words: string): string {
  const letters = Array.from(words)
  if (letters.length <= LONGEST_PART) return words
  const end = letters.slice(0, LONGEST_PART + 1).lastIndexOf("-")
  return letters.slice(0, end > 0 ? end : LONGEST_PART).join("")
}
