import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  type Language,
  type RoleScheme,
  type RoleSchemeId,
} from "./board-content.ts"

/** How a role is shown: the letter in the matrix and the word in legends and lists. */
export interface RoleLabel {
  readonly role: AssignmentRole
  readonly letter: string
  readonly word: string
}

type Letters = readonly (readonly [AssignmentRole, letter: string, de: string, en: string])[]

// Sources of the letters: DEMI and RACI usage, RASCI, Verantwortung–Mitwirkung–Information, and
// the terms of the joint rules of procedure of the federal ministries (GGO) for "verwaltung".
const SCHEMES: Readonly<Record<RoleSchemeId, Letters>> = {
  demi: [
    ["accountable", "E", "Entscheidung & Federführung", "Decision and lead"],
    ["responsible", "D", "Durchführung", "Delivery"],
    ["consulted", "M", "Mitwirkung", "Contribution"],
    ["informed", "I", "Information", "Information"],
  ],
  raci: [
    ["responsible", "R", "Durchführung", "Responsible: does the work"],
    ["accountable", "A", "Gesamtverantwortung", "Accountable: answers for the result"],
    ["consulted", "C", "wird vorher gefragt", "Consulted: asked before"],
    ["informed", "I", "wird informiert", "Informed: told after"],
  ],
  rasci: [
    ["responsible", "R", "Durchführung", "Responsible: does the work"],
    ["accountable", "A", "Gesamtverantwortung", "Accountable: answers for the result"],
    ["supports", "S", "Unterstützung", "Support: helps to complete"],
    ["consulted", "C", "wird vorher gefragt", "Consulted: asked before"],
    ["informed", "I", "wird informiert", "Informed: told after"],
  ],
  vmi: [
    ["accountable", "V", "Verantwortung", "Responsibility"],
    ["responsible", "V", "Verantwortung", "Responsibility"],
    ["supports", "M", "Mitwirkung", "Support"],
    ["consulted", "M", "Mitwirkung", "Support"],
    ["informed", "I", "Information (Bringschuld)", "Informed (duty to tell)"],
  ],
  verwaltung: [
    ["accountable", "ff", "federführend", "lead unit"],
    ["responsible", "df", "durchführend", "delivering"],
    ["consulted", "bt", "beteiligt", "involved"],
    ["controls", "mz", "mitzeichnend", "co-signing"],
    ["informed", "zK", "zur Kenntnis", "for information"],
  ],
}

/** Roles that a scheme has no letter of its own for: shown all the same, so that nothing is hidden. */
const OTHERS: Letters = [
  ["accountable", "E", "Entscheidung & Federführung", "Decision and lead"],
  ["responsible", "D", "Durchführung", "Delivery"],
  ["consulted", "M", "Mitwirkung", "Contribution"],
  ["informed", "I", "Information", "Information"],
  ["supports", "U", "Unterstützung", "Support"],
  ["plans", "P", "Planung", "Planning"],
  ["controls", "K", "Kontrolle", "Control"],
]

/** The letters that the board's scheme offers, in the scheme's order, one entry a letter. */
export function roleLabels(
  scheme: RoleScheme | null | undefined,
  language: Language,
): readonly RoleLabel[] {
  const letters = new Set<string>()
  return SCHEMES[scheme?.id ?? "demi"]
    .map(([role]) => roleLabel(scheme, role, language))
    .filter(({ letter }) => !letters.has(letter) && letters.add(letter))
}

/** The label of any role under the board's scheme; the board's own letters and words come first. */
export function roleLabel(
  scheme: RoleScheme | null | undefined,
  role: AssignmentRole,
  language: Language,
): RoleLabel {
  const own = scheme?.labels?.[role]
  const standard = standardLabel(scheme?.id ?? "demi", role, language)
  return { role, letter: own?.letter || standard.letter, word: own?.word || standard.word }
}

function standardLabel(id: RoleSchemeId, role: AssignmentRole, language: Language): RoleLabel {
  const entry = [...SCHEMES[id], ...OTHERS].find(([known]) => known === role)
  if (!entry) throw new Error(`No letter for the role ${role}`)
  const [, letter, de, en] = entry
  return { role, letter, word: language === "de" ? de : en }
}

/** A cell as people write it: `E/D`; roles in the scheme's order, each letter once. */
export function cellRoleCodes(
  scheme: RoleScheme | null | undefined,
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
