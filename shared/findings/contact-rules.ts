import { type BoardView } from "@tafelrunde/shared/content"

import { type Contact, visibilityOf, type Words } from "../content/index.ts"
import { type Rule, type Severity } from "./finding.ts"

const reviewDue: Rule = {
  code: "CONTACT_REVIEW_DUE",
  severity: "warning",
  entity: "contact",
  needsContacts: true,
  check: (board) =>
    board.contacts.flatMap((contact) => {
      const reviewBy = contact.privacy?.reviewBy
      if (!reviewBy || reviewBy >= board.asOf) return []
      const message = board.say({
        de: `${contactName(board, contact)}: Die Angaben waren bis ${board.day(reviewBy)} zu überprüfen.`,
        en: `${contactName(board, contact)}: the details were to be reviewed by ${board.day(reviewBy)}.`,
      })
      return [{ ...placed(contact), message }]
    }),
}

/** Errors stop a paper for the public; a contact for the network appears in it by mailbox. */
export const unconfirmedInPublic: Rule = {
  code: "UNCONFIRMED_CONTACT_IN_PUBLIC_EXPORT",
  severity: "error",
  entity: "contact",
  needsContacts: true,
  profile: "public",
  check: (board) =>
    board.contacts.flatMap((contact) => {
      const why = publicationProblem(contact)
      if (!why) return []
      const { severity, words } = why
      const message = `${contactName(board, contact)} ${board.say(words)}`
      return [{ ...placed(contact), severity, message }]
    }),
}

const UNCONFIRMED = { de: "ist noch nicht bestätigt.", en: "is not confirmed yet." }
const UNRELEASED = {
  de: "ist nicht zur Veröffentlichung freigegeben.",
  en: "is not released for publication.",
}

function publicationProblem(
  contact: Contact,
): { readonly severity: Severity; readonly words: Words } | undefined {
  const visibility = visibilityOf(contact)
  if (visibility === "pending") return { severity: "error", words: UNCONFIRMED }
  return visibility === "network" ? { severity: "hint", words: UNRELEASED } : undefined
}

function placed({ id, institutionId }: Contact): {
  entityId: string
  institutionIds: readonly string[]
} {
  return { entityId: id, institutionIds: [institutionId] }
}

/** Names institution and unit only, because people who may not see the person's name read findings too. */
function contactName(board: BoardView, { institutionId, unitId }: Contact): string {
  const unit = board.institution(institutionId)?.units?.find(({ id }) => id === unitId)
  const where = [board.short(institutionId), unit?.name].filter(Boolean).join(", ")
  return board.say({ de: `Kontakt (${where})`, en: `Contact (${where})` })
}

export const CONTACT_RULES: readonly Rule[] = [reviewDue, unconfirmedInPublic]
