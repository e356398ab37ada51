import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import { joined } from "@tafelrunde/shared/content"

import { type Agreement, type OpenQuestion } from "../content/index.ts"
import { type RuleFinding, type Rule } from "./finding.ts"

const withoutOwner: Rule = {
  code: "AGREEMENT_WITHOUT_OWNER",
  severity: "error",
  entity: "agreement",
  check: (board) =>
    standing(board)
      .filter(({ ownerInstitutionId }) => !board.institution(ownerInstitutionId))
      .map((agreement) =>
        hit(board, agreement, {
          de: "Verantwortliche Institution fehlt.",
          en: "the responsible institution is missing.",
        }),
      ),
}

const withoutDue: Rule = {
  code: "AGREEMENT_WITHOUT_DUE",
  severity: "error",
  entity: "agreement",
  check: (board) =>
    standing(board)
      .filter(({ dueDate, status }) => !dueDate && status !== "done")
      .map((agreement) =>
        hit(board, agreement, { de: "Frist fehlt.", en: "the due date is missing." }),
      ),
}

const withoutText: Rule = {
  code: "AGREEMENT_WITHOUT_TEXT",
  severity: "error",
  entity: "agreement",
  check: (board) =>
    standing(board)
      .filter(({ text }) => !text?.trim())
      .map((agreement) =>
        hit(board, agreement, { de: "Wortlaut fehlt.", en: "the wording is missing." }),
      ),
}

const overdue: Rule = {
  code: "AGREEMENT_OVERDUE",
  severity: "warning",
  entity: "agreement",
  check: (board) =>
    board.agreements
      .filter((agreement) => isOverdue(agreement, board.asOf))
      .map((agreement) =>
        hit(board, agreement, {
          de: `Frist ${board.day(agreement.dueDate ?? "")} ist überschritten.`,
          en: `due ${board.day(agreement.dueDate ?? "")} has passed.`,
        }),
      ),
}

/** Due before the day, and neither done nor cancelled. */
export function isOverdue({ dueDate, status }: Agreement, asOf: string): boolean {
  return Boolean(dueDate) && (dueDate ?? "") < asOf && status !== "done" && status !== "cancelled"
}

const notAccepted: Rule = {
  code: "AGREEMENT_NOT_ACCEPTED_BY_ALL",
  severity: "warning",
  entity: "agreement",
  check: (board) =>
    standing(board).flatMap((agreement) => {
      const institutionIds = notYetAccepting(board, agreement)
      if (institutionIds.length === 0) return []
      const names = joined(
        institutionIds.map((id) => board.short(id)),
        board.language,
      )
      return [
        {
          ...hit(board, agreement, {
            de: `Zustimmung von ${names} fehlt.`,
            en: `not yet accepted by ${names}.`,
          }),
          institutionIds,
        },
      ]
    }),
}

/** The institutions that carry the agreement and have not accepted it. */
export function notYetAccepting(board: BoardView, agreement: Agreement): readonly string[] {
  const { ownerInstitutionId, involvedInstitutionIds, agreedByInstitutionIds } = agreement
  const asked = new Set([ownerInstitutionId, ...(involvedInstitutionIds ?? [])])
  return [...asked].filter(
    (id): id is string =>
      board.institution(id) !== undefined && !agreedByInstitutionIds?.includes(id ?? ""),
  )
}

const questionWithoutDueDate: Rule = {
  code: "QUESTION_WITHOUT_DUE_DATE",
  severity: "warning",
  entity: "question",
  check: (board) =>
    board.questions
      .filter(({ dueDate, status }) => !dueDate && status !== "answered")
      .map((question) => ({
        entityId: question.id,
        institutionIds: institutionsOf(board, [
          question.raisedByInstitutionId,
          question.addressedToInstitutionId,
        ]),
        message: board.say({
          de: `Offener Punkt ${questionNumber(board, question)}: Termin fehlt.`,
          en: `Open question ${questionNumber(board, question)}: the date is missing.`,
        }),
      })),
}

function questionNumber(board: BoardView, { id }: OpenQuestion): string {
  return spokenNumber(board.questions, id)
}

/** Agreements that still bind somebody. */
function standing(board: BoardView): readonly Agreement[] {
  return board.agreements.filter(({ status }) => status !== "cancelled")
}

function hit(
  board: BoardView,
  agreement: Agreement,
  words: { de: string; en: string },
): RuleFinding {
  const number = spokenNumber(board.agreements, agreement.id)
  return {
    entityId: agreement.id,
    institutionIds: institutionsOf(board, [agreement.ownerInstitutionId]),
    message: board.say({
      de: `Vereinbarung ${number}: ${words.de}`,
      en: `Agreement ${number}: ${words.en}`,
    }),
  }
}

function institutionsOf(board: BoardView, ids: readonly (string | null | undefined)[]): string[] {
  return ids.filter((id): id is string => board.institution(id) !== undefined)
}

export const AGREEMENT_RULES: readonly Rule[] = [
  withoutOwner,
  withoutDue,
  withoutText,
  overdue,
  notAccepted,
]
export const QUESTION_RULES: readonly Rule[] = [questionWithoutDueDate]
