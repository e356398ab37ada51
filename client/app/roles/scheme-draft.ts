import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  type ChosenScheme,
  type Language,
  roleLabel,
  roleLabels,
  type RoleScheme,
  type RoleSchemeId,
  schemeIdOf,
} from "@tafelrunde/shared/content"
import { localEdit, setSectionField } from "@tafelrunde/shared/model"

import { type Board } from "../../board/board.ts"

/** A letter as it stands in the form. */
export interface LetterDraft {
  /** The roles that the scheme writes with one letter. */
  readonly roles: readonly AssignmentRole[]
  readonly letter: string
  readonly word: string
}

export interface SchemeDraft {
  readonly id: RoleSchemeId
  readonly letters: readonly LetterDraft[]
}

/** The board's scheme with its own letters and words, in the scheme's order. */
export function draftOf(scheme: ChosenScheme, language: Language): SchemeDraft {
  const id = schemeIdOf(scheme)
  const letters = roleLabels({ id }, language).map((standard): LetterDraft => {
    const { letter, word } = roleLabel(scheme, standard.role, language)
    const roles = ASSIGNMENT_ROLES.filter(
      (role) => roleLabel({ id }, role, language).letter === standard.letter,
    )
    return { roles, letter, word }
  })
  return { id, letters }
}

/** The scheme to be stored: it holds only those letters and words that are not the usual ones. */
export function schemeOf({ id, letters }: SchemeDraft, language: Language): RoleScheme {
  const own = letters.flatMap(({ roles, letter, word }) =>
    roles.flatMap((role) => {
      const standard = roleLabel({ id }, role, language)
      const label = {
        ...(isOwn(letter, standard.letter) && { letter: letter.trim() }),
        ...(isOwn(word, standard.word) && { word: word.trim() }),
      }
      return Object.keys(label).length > 0 ? [[role, label] as const] : []
    }),
  )
  return { id, labels: Object.fromEntries(own) }
}

function isOwn(text: string, standard: string): boolean {
  return text.trim() !== "" && text.trim() !== standard
}

/** The letter that stands for more than one role of the form. */
export function doubledLetter(
  { id, letters }: SchemeDraft,
  language: Language,
): string | undefined {
  const scheme = schemeOf({ id, letters }, language)
  const written = letters.flatMap(({ roles: [role] }) =>
    role === undefined ? [] : [roleLabel(scheme, role, language).letter],
  )
  return written.find((letter, index) => written.indexOf(letter) !== index)
}

/** Stores the scheme as one undo step; the roles in the cells stay. */
export function writeScheme(doc: Board["doc"], { id, labels }: RoleScheme): void {
  doc.transact(() => {
    setSectionField(doc, "roleScheme", { field: "id", value: id })
    setSectionField(doc, "roleScheme", { field: "labels", value: labels })
  }, localEdit)
}
