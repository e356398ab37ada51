import { isDay } from "@tafelrunde/shared/content"

/** Full-width signs begin formulas in East Asian Excel. */
const SIGNS = "[=+\\-@＝＋－＠]"

/**
 * The beginning of a cell that a spreadsheet would evaluate (CWE-1236, OWASP ASVS 1.2.10): of the
 * text itself, and of what begins inside it where a program takes another separator than ours. Then
 * quotes are no help, because they do not stand at the beginning of a cell.
 */
const FORMULA = new RegExp(`^(?=${SIGNS}|[\\t\\r\\n\\0])|(?<=[;,|\\t\\r\\n][ "]*)(?=${SIGNS})`, "g")

/** The text with an apostrophe in front of everything that would be a formula. */
export function withoutFormulas(text: string): string {
  return text.replaceAll(FORMULA, "'")
}

/** In full and short, German and English. */
const MONTHS = [
  "jan(?:uary?)?|jänner|feb(?:ruary?)?|märz?|mrz|mar(?:ch)?|apr(?:il)?|ma[iy]",
  "jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?",
].join("|")

/** Texts that German or English spreadsheets take for something else. */
const CONVERTED: readonly RegExp[] = [
  /^(?:wahr|falsch|true|false)$/i,
  // The zeros in front get lost: 01067.
  /^0\d+$/,
  // All digits behind the 15th become zeros; from the 12th on they are not shown.
  /^\d{12,}$/,
  // Number or day: 1.5, 1.000, 3,10.
  /^\d+(?:[.,]\d+)+\.?$/,
  // Day or fraction: 1-2, 3/4, 1 1/2.
  /^(?:\d+ )?\d{1,4}(?:[-/]\d{1,4}){1,2}$/,
  /^\d+(?:[.,]\d+)?e[+-]?\d+$/i,
  // Day: 5. Mai, März 2027, MAR1.
  new RegExp(`^(?:\\d{1,2}\\.?[ -]?)?(?:${MONTHS})\\.?[ -]?(?:\\d{1,4})?(?<=\\d.*)$`, "i"),
]

/** The text without formulas; with an apostrophe if a spreadsheet would change it. */
export function asPlainText(text: string): string {
  return isConverted(text.trim()) ? `'${text}` : withoutFormulas(text)
}

/** Whole days stay as they are: a spreadsheet reads the day that they say. */
function isConverted(text: string): boolean {
  if (isDay(text) || /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text)) return false
  return CONVERTED.some((pattern) => pattern.test(text))
}
