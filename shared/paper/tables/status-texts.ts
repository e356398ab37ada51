import { type Words } from "@tafelrunde/shared/content"
import { meta } from "@tafelrunde/shared/entities"
import { type Severity } from "@tafelrunde/shared/findings"

import { type Language, type Profile } from "../../content/index.ts"

/** The words are also used in file names. */
export const PROFILE_WORDS: Readonly<Record<Profile, Words>> = meta.fields.circulation.choices

export const SEVERITY_WORDS: Readonly<Record<Severity, Words>> = {
  error: { de: "Fehler", en: "Error" },
  warning: { de: "Warnung", en: "Warning" },
  hint: { de: "Hinweis", en: "Hint" },
  open: { de: "Noch offen", en: "Still open" },
}

export function yesOrNo(value: boolean | null | undefined, language: Language): string {
  if (typeof value !== "boolean") return ""
  if (language === "de") return value ? "ja" : "nein"
  return value ? "yes" : "no"
}
