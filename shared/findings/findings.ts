import { type BoardView, viewBoard } from "@tafelrunde/shared/content"

import { type BoardContent, type Language } from "../content/index.ts"
import { AGREEMENT_RULES, QUESTION_RULES } from "./agreement-rules.ts"
import { withAnswers } from "./answers.ts"
import { ASSIGNMENT_RULES } from "./assignment-rules.ts"
import { CONTACT_RULES, unconfirmedInPublic } from "./contact-rules.ts"
import {
  cellId,
  type Finding,
  type FindingEntity,
  type FindingsOptions,
  type Rule,
} from "./finding.ts"
import { flawFindings } from "./flaw-findings.ts"
import { HANDOVER_RULES } from "./handover-rules.ts"
import { hiddenNameFindings } from "./hidden-names.ts"
import { INSTITUTION_RULES } from "./institution-rules.ts"
import { NAME_RULES } from "./name-rules.ts"
import { TASK_RULES } from "./task-rules.ts"

/** All rules, in the order in which findings about one entry are listed. */
export const RULES: readonly Rule[] = [
  ...NAME_RULES,
  ...TASK_RULES,
  ...ASSIGNMENT_RULES,
  ...INSTITUTION_RULES,
  ...HANDOVER_RULES,
  ...AGREEMENT_RULES,
  ...QUESTION_RULES,
  ...CONTACT_RULES,
]

/** The rules whose findings only those see who see all contacts. */
export const CONTACT_RULE_CODES: ReadonlySet<string> = new Set(
  RULES.filter(({ needsContacts }) => needsContacts).map(({ code }) => code),
)

/**
 * Gaps and contradictions of a board: errors first, then warnings, hints and what is open; within each by kind of
 * entry and in board order. Never throws on content of the right types, however incomplete.
 */
export function findings(content: BoardContent, options: FindingsOptions): readonly Finding[] {
  const board = viewBoard(content, options.asOf, options.language)
  const rank = ranks(board)
  const ofRules = RULES.filter(
    ({ needsContacts, profile }) =>
      !(needsContacts && options.contacts === "partial") &&
      (profile === undefined || profile === options.profile),
  ).flatMap(({ code, severity, entity, check }) =>
    check(board).map((hit): Finding => ({
      rule: code,
      severity: hit.severity ?? severity,
      entity,
      entityId: hit.entityId,
      institutionIds: hit.institutionIds ?? [],
      message: hit.message,
    })),
  )
  const named = profileNames(content, board, options)
  const all = [...flawFindings(board, options.flaws ?? []), ...ofRules, ...named].toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      FINDING_ENTITIES.indexOf(a.entity) - FINDING_ENTITIES.indexOf(b.entity) ||
      rank(a) - rank(b),
  )
  return withAnswers(all, content.findingAnswers ?? [])
}

/** Names in texts are looked for where the content has every contact, and a paper is to be exported. */
function profileNames(
  content: BoardContent,
  board: BoardView,
  { profile = "internal", contacts }: FindingsOptions,
): readonly Finding[] {
  if (profile === "internal" || contacts === "partial") return []
  return hiddenNameFindings(content, board, profile)
}

/** What stops a paper for the public: contacts that nobody has confirmed. */
export function publicationErrors(content: BoardContent, language: Language): readonly Finding[] {
  const board = viewBoard(content, "", language)
  const { code, entity, check } = unconfirmedInPublic
  return check(board)
    .filter(({ severity }) => severity === "error")
    .map(({ entityId, institutionIds = [], message }) => {
      return { rule: code, severity: "error", entity, entityId, institutionIds, message }
    })
}

export const SEVERITIES = ["error", "warning", "hint", "open"] as const
/** In the order in which findings of one severity are listed. */
export const FINDING_ENTITIES: readonly FindingEntity[] = [
  "board",
  "task",
  "assignment",
  "institution",
  "handover",
  "agreement",
  "question",
  "contact",
]

function ranks(board: BoardView): (finding: Finding) => number {
  const lists: Readonly<Record<FindingEntity, readonly string[]>> = {
    board: [],
    task: board.tasks.map(({ id }) => id),
    assignment: board.assignments.map(cellId),
    institution: board.institutions.map(({ id }) => id),
    handover: board.handovers.map(({ id }) => id),
    agreement: board.agreements.map(({ id }) => id),
    question: board.questions.map(({ id }) => id),
    contact: board.contacts.map(({ id }) => id),
  }
  const places = new Map(
    Object.entries(lists).map(([entity, ids]) => [
      entity,
      new Map(ids.map((id, index) => [id, index])),
    ]),
  )
  return ({ entity, entityId }) => places.get(entity)?.get(entityId) ?? 0
}
