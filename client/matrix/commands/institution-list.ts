import { COLLECTIONS, LENGTHS } from "@tafelrunde/shared/entities"

/** Longer codes do not fit over a column. */
export const MAX_SHORT = 8
export const MAX_NAME = LENGTHS.title
const MOST_AT_ONCE = 100

export interface InstitutionNames {
  readonly short: string
  readonly name: string
}

export interface InstitutionList {
  /** The institutions to add, in the order of the lines. */
  readonly added: readonly InstitutionNames[]
  /** Names that stand on the board, or in an earlier line, already. */
  readonly duplicates: readonly string[]
  /** Why nothing of the list can be added. */
  readonly refusal: { readonly reason: "tooMany" | "tooLong"; readonly most: number } | undefined
}

/** Reads one institution a line: "VHS; Volkshochschule", the other way round, or a name alone, whose code is derived. */
export function readInstitutionList(
  text: string,
  present: readonly InstitutionNames[],
): InstitutionList {
  const names = new Set(present.map(({ name }) => keyOf(name)))
  const shorts = new Set(present.map(({ short }) => keyOf(short)))
  const added: InstitutionNames[] = []
  const duplicates: string[] = []
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => readLine(line) ?? [])
  for (const { short, name } of lines) {
    const isDuplicate = names.has(keyOf(name)) || shorts.has(keyOf(short || name))
    if (isDuplicate) {
      duplicates.push(name)
      continue
    }
    const code = short || freeCode(name, shorts)
    names.add(keyOf(name))
    shorts.add(keyOf(code))
    added.push({ short: code, name })
  }
  return { added, duplicates, refusal: refusalOf(added, present.length) }
}

function refusalOf(
  added: readonly InstitutionNames[],
  present: number,
): InstitutionList["refusal"] {
  if (added.some(({ name }) => name.length > MAX_NAME)) return { reason: "tooLong", most: MAX_NAME }
  const most = Math.min(MOST_AT_ONCE, Math.max(0, COLLECTIONS.institutions.max - present))
  return added.length > most ? { reason: "tooMany", most } : undefined
}

/** Undefined for an empty line; without a code of its own the `short` is empty. */
function readLine(line: string): InstitutionNames | undefined {
  const text = line.trim()
  if (text === "") return undefined
  const [first = "", ...others] = text.split(/[;\t]/).map((part) => part.trim())
  const second = others.join("; ")
  if (first === "" || second === "") return { short: "", name: first || second || text }
  if (first.length <= MAX_SHORT) return { short: first, name: second }
  if (second.length <= MAX_SHORT) return { short: second, name: first }
  return { short: "", name: text }
}

/** A code for the name that no other institution has. */
function freeCode(name: string, taken: ReadonlySet<string>): string {
  const code = codeOf(name)
  let number = 1
  let candidate = code
  while (taken.has(keyOf(candidate))) {
    number += 1
    candidate = code.slice(0, MAX_SHORT - String(number).length) + number
  }
  return candidate
}

/** "VHS" of "Volkshochschule (VHS)", "AfA" of "Agentur für Arbeit", "Volk." of "Volkshochschule". */
function codeOf(name: string): string {
  const [, bracketed = ""] = /\(([^()]+)\)/.exec(name) ?? []
  const own = bracketed.trim()
  if (own !== "" && own.length <= MAX_SHORT) return own
  if (name.length <= MAX_SHORT) return name
  const initials = name.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? []
  return initials.length > 1 ? initials.slice(0, MAX_SHORT).join("") : `${name.slice(0, 4)}.`
}

function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLocaleLowerCase("de")
}
