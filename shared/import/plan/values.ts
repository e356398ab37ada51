import { isDay, type Language } from "@tafelrunde/shared/content"
import { choiceOfWord, type ChoiceField, type Field } from "@tafelrunde/shared/entities"

import { planWords, type PlanWords } from "./words.ts"

/** A cell's text as the value of a field, or why it is none. */
export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string }

/** Reads the text of a cell as a field's value: days, numbers and words as people write them. */
export function readValue(field: Field, text: string, language: Language): ReadValue {
  if ("max" in field) return readText(field, text, language)
  if (field.kind === "choice") return readChoice(field, text, language)
  const read = READERS[field.kind]
  if (!read) throw new Error(`No column holds a field of kind ${field.kind}`)
  const problem = read.problem(planWords[language])(field.heading[language], text)
  return orProblem(read.value(text, field), problem)
}

interface Reader {
  readonly value: (text: string, field: Field) => unknown
  readonly problem: (words: PlanWords) => (field: string, text: string) => string
}

const READERS: Readonly<Partial<Record<Field["kind"], Reader>>> = {
  date: { value: readDay, problem: ({ noDay }) => noDay },
  time: { value: readTime, problem: ({ noTime }) => noTime },
  flag: { value: (text) => FLAGS.get(text.toLowerCase()), problem: ({ noFlag }) => noFlag },
  wholeNumber: {
    value: (text, field) => readNumber(text, "positive" in field && field.positive),
    problem: ({ noNumber }) => noNumber,
  },
}

type Text = Extract<Field, { max: number }>

function readText(field: Text, text: string, language: Language): ReadValue {
  if (field.kind === "lines") return readLines(text, field, language)
  const written = field.kind === "prose" ? text : text.replaceAll(/\s+/g, " ")
  return withinLength(written, field, language)
}

function orProblem(value: unknown, problem: string): ReadValue {
  return value === undefined ? { ok: false, problem } : { ok: true, value }
}

function readChoice(field: ChoiceField, text: string, language: Language): ReadValue {
  const choices = Object.values(field.choices).map((choice) => choice[language])
  const problem = planWords[language].noChoice(field.heading[language], text, choices.join(", "))
  return orProblem(choiceOfWord(field, text), problem)
}

function withinLength(text: string, { max, heading }: Text, language: Language): ReadValue {
  if (text.length <= max) return { ok: true, value: text }
  return { ok: false, problem: planWords[language].tooLong(heading[language], max) }
}

const MOST_LINES = 500

function readLines(text: string, field: Text, language: Language): ReadValue {
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
