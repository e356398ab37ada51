import { codeKey, institutionCode, MAX_CODE } from "@tafelrunde/shared/content"
import { COLLECTIONS, LENGTHS } from "@tafelrunde/shared/entities"

export { MAX_CODE as MAX_SHORT } from "@tafelrunde/shared/content"
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
  const names = new Set(present.map(({ name }) => codeKey(name)))
  const shorts = new Set(present.map(({ short }) => codeKey(short)))
  const added: InstitutionNames[] = []
  const duplicates: string[] = []
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => readLine(line) ?? [])
  for (const { short, name } of lines) {
    const isDuplicate = names.has(codeKey(name)) || shorts.has(codeKey(short || name))
    if (isDuplicate) {
      duplicates.push(name)
      continue
    }
    const code = short || institutionCode(name, shorts)
    names.add(codeKey(name))
    shorts.add(codeKey(code))
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
  if (first.length <= MAX_CODE) return { short: first, name: second }
  if (second.length <= MAX_CODE) return { short: second, name: first }
  return { short: "", name: text }
}
