import type { DetailsMessages } from "../../messages/details.ts"
import type { Language } from "../../messages/language.ts"
import type { InstitutionLink } from "./selfservice-api.ts"

function timeText(at: string, language: Language): string {
  const locale = language === "de" ? "de-DE" : "en-GB"
  return new Date(at).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" })
}

/** Whether the institution has opened its link and answered, and when. */
export function linkFacts(
  { isOpen, usedAt, changedAt, confirmedAt }: InstitutionLink,
  messages: DetailsMessages,
  language: Language,
): string {
  const opened =
    usedAt === null ? messages.linkUnused : messages.linkUsed(timeText(usedAt, language))
  const facts = [
    confirmedAt && messages.linkConfirmed(timeText(confirmedAt, language)),
    changedAt && messages.linkChanged(timeText(changedAt, language)),
    isOpen ? opened : messages.linkNone,
  ]
  return facts.filter(Boolean).join(" · ")
}
