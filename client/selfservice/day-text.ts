import { type Language } from "@tafelrunde/shared/entities"

/** A day as people of the language write it; `day` is `YYYY-MM-DD` or a whole time. */
export function dayText(day: string, language: Language): string {
  // At noon, so that no time zone makes it another day.
  const date = new Date(day.length > 10 ? day : `${day}T12:00`)
  return date.toLocaleDateString(language === "de" ? "de-DE" : "en-GB", { dateStyle: "long" })
}
