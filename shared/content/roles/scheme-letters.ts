import { type AssignmentRole, type RoleSchemeId } from "../board-content.ts"

interface Written {
  readonly letter: string
  readonly word: string
}

/** A letter of a scheme: the roles that it stands for, and how each language writes it. */
export interface SchemeLetter {
  readonly roles: readonly AssignmentRole[]
  readonly de: Written
  readonly en: Written
}

function letter(
  roles: readonly AssignmentRole[],
  de: readonly [letter: string, word: string],
  en: readonly [letter: string, word: string],
): SchemeLetter {
  return { roles, de: { letter: de[0], word: de[1] }, en: { letter: en[0], word: en[1] } }
}

const RESPONSIBLE = letter(
  ["responsible"],
  ["R", "Responsible (führt durch)"],
  ["R", "Responsible (does the work)"],
)
const ACCOUNTABLE = letter(
  ["accountable"],
  ["A", "Accountable (verantwortet)"],
  ["A", "Accountable (answers for it)"],
)
const SUPPORT = letter(
  ["supports"],
  ["S", "Support (unterstützt)"],
  ["S", "Support (helps to complete)"],
)
const CONSULTED = letter(
  ["consulted"],
  ["C", "Consulted (wird gefragt)"],
  ["C", "Consulted (asked before)"],
)
const INFORMED = letter(
  ["informed"],
  ["I", "Informed (wird informiert)"],
  ["I", "Informed (told after)"],
)

/**
 * The letters of each scheme, in its order. In each language a letter is the beginning of its word.
 * Sources: DEMI and RACI usage, RASCI, Verantwortung–Mitwirkung–Information (in English: responsible,
 * support, informed), and the joint rules of procedure of the federal ministries (GGO) for "verwaltung".
 */
export const SCHEME_LETTERS: Readonly<Record<RoleSchemeId, readonly SchemeLetter[]>> = {
  demi: [
    letter(["accountable"], ["E", "Entscheidung & Federführung"], ["L", "Lead and decision"]),
    letter(["responsible"], ["D", "Durchführung"], ["D", "Delivery"]),
    letter(["consulted"], ["M", "Mitwirkung"], ["C", "Contribution"]),
    letter(["informed"], ["I", "Information"], ["I", "Information"]),
  ],
  raci: [RESPONSIBLE, ACCOUNTABLE, CONSULTED, INFORMED],
  rasci: [RESPONSIBLE, ACCOUNTABLE, SUPPORT, CONSULTED, INFORMED],
  vmi: [
    letter(["accountable", "responsible"], ["V", "Verantwortung"], ["R", "Responsibility"]),
    letter(["supports", "consulted"], ["M", "Mitwirkung"], ["S", "Support"]),
    letter(["informed"], ["I", "Information (Bringschuld)"], ["I", "Information (duty to tell)"]),
  ],
  verwaltung: [
    letter(["accountable"], ["ff", "federführend"], ["le", "lead unit"]),
    letter(["responsible"], ["df", "durchführend"], ["de", "delivering"]),
    letter(["consulted"], ["bt", "beteiligt"], ["in", "involved"]),
    letter(["controls"], ["mz", "mitzeichnend"], ["co", "co-signing"]),
    letter(["informed"], ["zK", "zur Kenntnis"], ["fo", "for information"]),
  ],
}

/** For roles that a scheme has no letter for: they are shown all the same, so that nothing is hidden. */
export const OTHER_LETTERS: readonly SchemeLetter[] = [
  letter(["supports"], ["U", "Unterstützung"], ["S", "Support"]),
  letter(["plans"], ["P", "Planung"], ["P", "Planning"]),
  letter(["controls"], ["K", "Kontrolle"], ["V", "Verification"]),
]
