/** Longer codes do not fit over a column. */
export const MAX_CODE = 8

/**
 * A short name for an institution that no other has: "VHS" of "Volkshochschule (VHS)", "AfA" of "Agentur für Arbeit".
 * `taken` holds the short names of the others as `codeKey` gives them.
 */
export function institutionCode(name: string, taken: ReadonlySet<string>): string {
  const code = codeOf(name)
  let number = 1
  let candidate = code
  while (taken.has(codeKey(candidate))) {
    number += 1
    candidate = code.slice(0, MAX_CODE - String(number).length) + number
  }
  return candidate
}

/** "VHS" of "Volkshochschule (VHS)", "AfA" of "Agentur für Arbeit", "Volk." of "Volkshochschule". */
function codeOf(name: string): string {
  const [, bracketed = ""] = /\(([^()]+)\)/.exec(name) ?? []
  const own = bracketed.trim()
  if (own !== "" && own.length <= MAX_CODE) return own
  if (name.length <= MAX_CODE) return name
  const initials = name.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? []
  return initials.length > 1 ? initials.slice(0, MAX_CODE).join("") : `${name.slice(0, 4)}.`
}

/** Equal for names that people take for the same. */
export function codeKey(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLocaleLowerCase("de")
}
