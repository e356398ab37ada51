import { type Words } from "@tafelrunde/shared/content"
import { type Severity } from "@tafelrunde/shared/findings"

import {
  type Agreement,
  type Assignment,
  type Language,
  type Meta,
  type OpenQuestion,
  type Profile,
  type Task,
} from "../../content/index.ts"

type WordsOf<T> = Readonly<Record<NonNullable<T> & string, Words>>

export const ASSESSMENT_WORDS: WordsOf<Assignment["status"]> = {
  draft: { de: "Entwurf", en: "draft" },
  discussed: { de: "besprochen", en: "discussed" },
  agreed: { de: "abgestimmt", en: "agreed" },
  disputed: { de: "strittig", en: "disputed" },
}

export const HANDOVER_WORDS: WordsOf<Assignment["status"]> = {
  ...ASSESSMENT_WORDS,
  agreed: { de: "vereinbart", en: "agreed" },
}

export const TASK_KIND_WORDS: WordsOf<Task["kind"]> = {
  statutory: { de: "Pflicht", en: "statutory" },
  voluntary: { de: "freiwillig", en: "voluntary" },
  project: { de: "Projekt", en: "project" },
}

export const AGREEMENT_WORDS: WordsOf<Agreement["status"]> = {
  open: { de: "offen", en: "open" },
  inProgress: { de: "in Arbeit", en: "in progress" },
  done: { de: "erledigt", en: "done" },
  cancelled: { de: "aufgehoben", en: "cancelled" },
}

export const QUESTION_WORDS: WordsOf<OpenQuestion["status"]> = {
  open: { de: "offen", en: "open" },
  inClarification: { de: "in Klärung", en: "in clarification" },
  parked: { de: "Themenspeicher", en: "parked" },
  answered: { de: "beantwortet", en: "answered" },
}

export const PAPER_STATUS_WORDS: WordsOf<Meta["status"]> = {
  draft: { de: "Entwurf", en: "draft" },
  agreed: { de: "abgestimmt", en: "agreed" },
  inForce: { de: "in Kraft", en: "in force" },
  superseded: { de: "abgelöst", en: "superseded" },
}

/** The words are also used in file names. */
export const PROFILE_WORDS: Readonly<Record<Profile, Words>> = {
  internal: { de: "Intern", en: "Internal" },
  network: { de: "Netzwerk", en: "Network" },
  public: { de: "Öffentlich", en: "Public" },
}

export const SEVERITY_WORDS: Readonly<Record<Severity, Words>> = {
  error: { de: "Fehler", en: "Error" },
  warning: { de: "Warnung", en: "Warning" },
  hint: { de: "Hinweis", en: "Hint" },
}

export function yesOrNo(value: boolean | null | undefined, language: Language): string {
  if (typeof value !== "boolean") return ""
  if (language === "de") return value ? "ja" : "nein"
  return value ? "yes" : "no"
}

/** The word for a fixed value; empty without a value. */
export function wordOf<K extends string>(
  words: Readonly<Record<K, Words>>,
  value: K | null | undefined,
  language: Language,
): string {
  return value ? (words[value]?.[language] ?? value) : ""
}
