import { type Language, type Profile } from "../content/index.ts"
import { PROFILE_WORDS } from "./tables/status-texts.ts"

interface FileNameParts {
  readonly what: string
  readonly region?: string | null | undefined
  readonly asOf?: string | null | undefined
  readonly version?: string | null | undefined
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
  const { what, region, asOf, version, profile, language, extension } = parts
  const whom = profile && PROFILE_WORDS[profile][language]
  const words = [what, region, asOf, version && `v${version}`, whom]
  const stem = words
    .map((word) => fileSafe(word ?? ""))
    .filter((word) => word !== "")
    .join("_")
  return `${stem}.${extension}`
}

const LONGEST_PART = 60

/** Letters (umlauts too), digits and single hyphens: safe on every file system and in a header. */
function fileSafe(word: string): string {
  const safe = word.normalize("NFC").replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "-")
  return Array.from(safe)
    .slice(0, LONGEST_PART)
    .join("")
    .replaceAll(/^-+|-+$/g, "")
}
