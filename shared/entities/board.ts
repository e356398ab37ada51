import { abbreviation } from "./abbreviation.ts"
import { agreement } from "./agreement.ts"
import { assignment } from "./assignment.ts"
import { contact } from "./contact.ts"
import { type EntryOf } from "./fields/description.ts"
import { findingAnswer } from "./finding-answer.ts"
import { goal } from "./goal.ts"
import { handover } from "./handover.ts"
import { institution } from "./institution.ts"
import { meta } from "./meta.ts"
import { openQuestion } from "./open-question.ts"
import { phase } from "./phase.ts"
import { roleScheme } from "./role-scheme.ts"
import { task } from "./task.ts"
import { workshop } from "./workshop.ts"

/** What a board has one of. */
export const SECTIONS = { meta, workshop, roleScheme } as const
export type SectionName = keyof typeof SECTIONS

/** What a board has lists of, by the name of the list. */
export const COLLECTIONS = {
  phases: phase,
  institutions: institution,
  contacts: contact,
  goals: goal,
  tasks: task,
  assignments: assignment,
  handovers: handover,
  agreements: agreement,
  openQuestions: openQuestion,
  abbreviations: abbreviation,
  findingAnswers: findingAnswer,
} as const
export type CollectionName = keyof typeof COLLECTIONS

type Sections = { [K in SectionName]?: EntryOf<(typeof SECTIONS)[K]> | null | undefined }
type Collections = { [K in CollectionName]?: EntryOf<(typeof COLLECTIONS)[K]>[] | null | undefined }

/**
 * The loss-free form of everything structured on a board (contract 1). Array order is the board's
 * order; `null` and absent fields are kept apart; unknown fields pass through.
 */
export type BoardContent = {
  schema: "tafelrunde/board-content"
  version: 1
} & Sections &
  Collections & { [field: string]: unknown }
