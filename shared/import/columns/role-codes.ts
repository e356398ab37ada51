import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  roleLabel,
  roleLabels,
  rolesOfLetter,
  type RoleScheme,
  type RoleSchemeId,
} from "@tafelrunde/shared/content"

/** Which roles each code of a file means, by the code in lower case. */
export type CodeRoles = ReadonlyMap<string, readonly AssignmentRole[]>

const SCHEMES: readonly RoleSchemeId[] = ["demi", "raci", "rasci", "vmi", "verwaltung"]
const LANGUAGES = ["de", "en"] as const
/** A cross says that somebody takes part, not how: delivering is what is meant most often. */
const MARKS = new Set(["x", "×", "✓", "✔", "✗", "●", "•", "■", "ja", "yes", "true", "wahr"])
const MARK_ROLES: readonly AssignmentRole[] = ["responsible"]

const KNOWN: readonly CodeRoles[] = [
  ...SCHEMES.map((id) => codesOfScheme({ id })),
  otherCodes({ id: "demi" }),
]
const WORDS: ReadonlySet<string> = new Set(
  KNOWN.flatMap((codes) => [...codes.keys()]).filter((code) => /\s/.test(code)),
)

/** Letters and words of a scheme, in both languages. */
function codesOfScheme(scheme: RoleScheme): CodeRoles {
  const codes = new Map<string, readonly AssignmentRole[]>()
  for (const language of LANGUAGES) {
    for (const label of roleLabels(scheme, language)) {
      const roles = rolesOfLetter(scheme, label, language)
      const fresh = [label.letter, label.word].map(folded).filter((code) => !codes.has(code))
      for (const code of fresh) codes.set(code, roles)
    }
  }
  return codes
}

/** Letters of roles that a scheme lacks, such as U for support. */
function otherCodes(scheme: RoleScheme): CodeRoles {
  return new Map(
    ASSIGNMENT_ROLES.flatMap((role) =>
      LANGUAGES.map((language) => {
        const { letter } = roleLabel(scheme, role, language)
        return [folded(letter), [role]] as const
      }),
    ),
  )
}

function folded(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ").toLowerCase()
}

/** The codes in a cell, in lower case: `E/D`, `e, d`, `(D)`, or the words of a role; none for a dash. */
export function codesIn(text: string): readonly string[] {
  const whole = folded(text)
  if (WORDS.has(whole)) return [whole]
  return whole
    .split(/[\s/,;+&|]+/)
    .map((part) =>
      MARKS.has(part) ? part : part.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""),
    )
    .filter((part) => part !== "")
}

/** Whether a cell holds nothing but codes of any scheme. */
export function isRoleText(text: string): boolean {
  const codes = codesIn(text)
  return (
    codes.length > 0 &&
    codes.every((code) => MARKS.has(code) || KNOWN.some((known) => rolesIn(known, code)))
  )
}

/** The roles of a code; several letters in one word are a role each. */
function rolesIn(codes: CodeRoles, code: string): readonly AssignmentRole[] | undefined {
  const own = codes.get(code)
  if (own) return own
  const letters = code.split("").map((letter) => codes.get(letter))
  if (code.length > MOST_LETTERS || letters.some((roles) => roles === undefined)) return undefined
  return ASSIGNMENT_ROLES.filter((role) => letters.some((roles) => roles?.includes(role)))
}

const MOST_LETTERS = 4

/**
 * What the codes of a file probably mean: those of the board's own scheme if it knows as many of them as any other,
 * else those of the scheme that knows most. A code that no scheme knows has no roles.
 */
export function proposeCodes(
  texts: Iterable<string>,
  scheme: RoleScheme | null | undefined,
): CodeRoles {
  const codes = [...new Set([...texts].flatMap(codesIn))]
  const own = scheme ?? { id: "demi" }
  const candidates = [codesOfScheme(own), ...KNOWN]
  const known = (candidate: CodeRoles): number =>
    codes.filter((code) => rolesIn(candidate, code)).length
  const best = candidates.reduce((most, each) => (known(each) > known(most) ? each : most))
  const order = [best, ...candidates, otherCodes(own)]
  return new Map(
    codes.map((code) => {
      const found = order.map((each) => rolesIn(each, code)).find((roles) => roles !== undefined)
      return [code, found ?? (MARKS.has(code) ? MARK_ROLES : [])]
    }),
  )
}
