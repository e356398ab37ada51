import { roleScheme } from "@tafelrunde/shared/entities"

import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  type Language,
  type RoleScheme,
  type RoleSchemeId,
} from "../board-content.ts"
import { OTHER_LETTERS, SCHEME_LETTERS, type SchemeLetter } from "./scheme-letters.ts"

/** How a role is shown: the letter in the matrix and the word in legends and lists. */
export interface RoleLabel {
  readonly role: AssignmentRole
  readonly letter: string
  readonly word: string
}

/** A board's choice of letters; none is DEMI. */
export type ChosenScheme = RoleScheme | null | undefined

export function schemeIdOf(scheme: ChosenScheme): RoleSchemeId {
  return scheme?.id ?? "demi"
}

/** What people call the scheme: the same letter has opposite meanings in different ones. */
export function schemeName(scheme: ChosenScheme, language: Language): string {
  const name = roleScheme.fields.id.choices[schemeIdOf(scheme)][language]
  const isOwn = Object.values(scheme?.labels ?? {}).some((own) => own?.letter || own?.word)
  const own = { de: "eigene Bezeichnungen", en: "own labels" }
  return isOwn ? `${name}, ${own[language]}` : name
}

/** The letters that the board's scheme offers, in the scheme's order, one entry a letter. */
export function roleLabels(scheme: ChosenScheme, language: Language): readonly RoleLabel[] {
  const roles = SCHEME_LETTERS[schemeIdOf(scheme)].flatMap((each) => each.roles)
  return oneALetter(roles.map((role) => roleLabel(scheme, role, language)))
}

/** The letters that the scheme offers, then those of other roles that are in use. */
export function legendLabels(
  scheme: ChosenScheme,
  used: Iterable<AssignmentRole>,
  language: Language,
): readonly RoleLabel[] {
  const held = new Set(used)
  const others = ASSIGNMENT_ROLES.filter((role) => held.has(role))
  return oneALetter([
    ...roleLabels(scheme, language),
    ...others.map((role) => roleLabel(scheme, role, language)),
  ])
}

/** The first of each letter. */
function oneALetter(labels: readonly RoleLabel[]): readonly RoleLabel[] {
  const letters = new Set<string>()
  return labels.filter(({ letter }) => !letters.has(letter) && letters.add(letter))
}

/** The label of any role under the board's scheme; the board's own letters and words come first. */
export function roleLabel(
  scheme: ChosenScheme,
  role: AssignmentRole,
  language: Language,
): RoleLabel {
  const own = scheme?.labels?.[role]
  const standard = letterOf(schemeIdOf(scheme), role)[language]
  return { role, letter: own?.letter || standard.letter, word: own?.word || standard.word }
}

function letterOf(id: RoleSchemeId, role: AssignmentRole): SchemeLetter {
  const all = [...SCHEME_LETTERS[id], ...OTHER_LETTERS, ...SCHEME_LETTERS.demi]
  const found = all.find(({ roles }) => roles.includes(role))
  if (!found) throw new Error(`No letter for the role ${role}`)
  return found
}

/** The roles that somebody enters with a letter: one letter for accountable and responsible means both. */
export function rolesOfLetter(
  scheme: ChosenScheme,
  { role, letter }: RoleLabel,
  language: Language,
): readonly AssignmentRole[] {
  const isBoth =
    role === "accountable" && roleLabel(scheme, "responsible", language).letter === letter
  return isBoth ? ["accountable", "responsible"] : [role]
}

/** A cell as people write it: `E/D`; roles in the scheme's order, each letter once. */
export function cellRoleCodes(
  scheme: ChosenScheme,
  roles: readonly AssignmentRole[],
  language: Language,
): string {
  const order = [
    ...new Set([...roleLabels(scheme, language).map(({ role }) => role), ...ASSIGNMENT_ROLES]),
  ]
  const shown = order
    .filter((role) => roles.includes(role))
    .map((role) => roleLabel(scheme, role, language).letter)
  return [...new Set(shown)].join("/")
}
