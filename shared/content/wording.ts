import { type Language } from "@tafelrunde/shared/entities"

/** A calendar day as people write it: `31.01.2027` in German, ISO in English; other text as it is. */
export function dayIn(date: string, language: Language): string {
  const [whole, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  return language === "de" && whole ? `${day}.${month}.${year}` : date
}

const JOINED: Readonly<Record<Language, Intl.ListFormat>> = {
  de: new Intl.ListFormat("de", { type: "conjunction" }),
  en: new Intl.ListFormat("en", { type: "conjunction" }),
}

/** `SOZ und JC`, `SOZ, JC und ABH`. */
export function joined(words: readonly string[], language: Language): string {
  return JOINED[language].format(words)
}

const NUMBERS: Readonly<Record<Language, readonly string[]>> = {
  de: "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(" "),
  en: "no one two three four five six seven eight nine ten eleven twelve".split(" "),
}

/** Small numbers as words, as in running text; above twelve in digits. */
export function numberWord(count: number, language: Language): string {
  return NUMBERS[language][count] ?? String(count)
}

/** Whether a text is a calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
