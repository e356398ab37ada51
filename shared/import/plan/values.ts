import { isDay, type Language } from "@tafelrunde/shared/content"
import { choiceOfWord, type ChoiceField, type Field } from "@tafelrunde/shared/entities"

import { planWords, type PlanWords } from "./words.ts"

/** A cell's text as the value of a field, or why it is none. */
export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string }

/** Reads the text of a cell as a field's value: days, numbers and words as people write them. */
export function readValue(field: Field, text: string, language: Language): ReadValue {
  const words = planWords[language]
  const label = field.heading[language]
  switch (field.kind) {
    case "line":
    case "phone":
      return withinLength(text.replaceAll(/\s+/g, " "), field, language)
    case "prose":
      return withinLength(text, field, language)
    case "lines":
      return readLines(text, field, language)
    case "date":
      return orProblem(readDay(text), words.noDay(label, text))
    case "time":
      return orProblem(readTime(text), words.noTime(label, text))
    case "flag":
      return orProblem(FLAGS.get(text.toLowerCase()), words.noFlag(label, text))
    case "wholeNumber":
      return orProblem(readNumber(text, field.positive), words.noNumber(label, text))
    case "choice":
      return orProblem(choiceOfWord(field, text), noChoice(field, { text, language, words }))
    default:
      throw new Error(`No column holds a field of kind ${field.kind}`)
  }
}

function orProblem(value: unknown, problem: string): ReadValue {
  return value === undefined ? { ok: false, problem } : { ok: true, value }
}

interface Said {
  readonly text: string
  readonly language: Language
  readonly words: PlanWords
}

function noChoice(field: ChoiceField, { text, language, words }: Said): string {
  const choices = Object.values(field.choices).map((choice) => choice[language])
  return words.noChoice(field.heading[language], text, choices.join(", "))
}

function withinLength(
  text: string,
  { max, heading }: Extract<Field, { max: number }>,
  language: Language,
): ReadValue {
  if (text.length <= max) return { ok: true, value: text }
  return { ok: false, problem: planWords[language].tooLong(heading[language], max) }
}

const MOST_LINES = 500

function readLines(
  text: string,
  field: Extract<Field, { max: number }>,
  language: Language,
): ReadValue {
  const lines = text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, MOST_LINES)
  const tooLong = lines.map((line) => withinLength(line, field, language)).find(({ ok }) => !ok)
  return tooLong ?? { ok: true, value: lines }
}

/** `2027-01-31`, `31.1.2027` or `31.01.27`. */
function readDay(text: string): string | undefined {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text) ?? []
  const century = year.length === 2 ? "20" : ""
  const written =
    day === "" ? text : `${century}${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  return isDay(written) ? written : undefined
}

function readTime(text: string): string | undefined {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.](\d{2})(?: ?Uhr)?$/.exec(text) ?? []
  const time = `${hours.padStart(2, "0")}:${minutes}`
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined
}

/** `3` or `3.`, as lists are numbered. */
function readNumber(text: string, isPositive: boolean): number | undefined {
  const [, digits] = /^(-?\d{1,9})\.?$/.exec(text) ?? []
  const number = Number(digits)
  return digits === undefined || (isPositive && number <= 0) ? undefined : number
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...["ja", "yes", "x", "true", "wahr", "1", "j", "y"].map((word) => [word, true] as const),
  ...["nein", "no", "false", "falsch", "0", "n", "-"].map((word) => [word, false] as const),
])
