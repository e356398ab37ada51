import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"

import { type Language } from "../content/index.ts"
import { type FindingEntity, type Rule } from "./finding.ts"

interface Named {
  readonly code: string
  readonly entity: FindingEntity
  readonly namesOf: (board: BoardView) => readonly (readonly [id: string, name: string])[]
  readonly message: (board: BoardView, id: string) => Readonly<Record<Language, string>>
}

/** An entry without its name stays in every table under a placeholder; this says so. */
function withoutName({ code, entity, namesOf, message }: Named): Rule {
  return {
    code,
    severity: "error",
    entity,
    check: (board) =>
      namesOf(board)
        .filter(([, name]) => name.trim() === "")
        .map(([entityId]) => ({ entityId, message: board.say(message(board, entityId)) })),
  }
}

export const NAME_RULES: readonly Rule[] = [
  withoutName({
    code: "TASK_WITHOUT_TITLE",
    entity: "task",
    namesOf: (board) => board.tasks.map(({ id, title }) => [id, title]),
    message: (board, id) => ({
      de: `Aufgabe ${board.taskNumber(id)} hat keinen Titel.`,
      en: `Task ${board.taskNumber(id)} has no title.`,
    }),
  }),
  withoutName({
    code: "INSTITUTION_WITHOUT_NAME",
    entity: "institution",
    namesOf: (board) => board.institutions.map(({ id, name, short }) => [id, name || short]),
    message: (board, id) => {
      const column = spokenNumber(board.institutions, id)
      return {
        de: `Die Institution in Spalte ${column} hat keinen Namen.`,
        en: `The institution in column ${column} has no name.`,
      }
    },
  }),
  withoutName({
    code: "HANDOVER_WITHOUT_TITLE",
    entity: "handover",
    namesOf: (board) => board.handovers.map(({ id, title }) => [id, title]),
    message: (board, id) => ({
      de: `Schnittstelle ${spokenNumber(board.handovers, id)} hat keinen Titel.`,
      en: `Handover ${spokenNumber(board.handovers, id)} has no title.`,
    }),
  }),
  withoutName({
    code: "AGREEMENT_WITHOUT_TITLE",
    entity: "agreement",
    namesOf: (board) => board.agreements.map(({ id, title }) => [id, title]),
    message: (board, id) => ({
      de: `Vereinbarung ${spokenNumber(board.agreements, id)} hat keinen Titel.`,
      en: `Agreement ${spokenNumber(board.agreements, id)} has no title.`,
    }),
  }),
  withoutName({
    code: "QUESTION_WITHOUT_TEXT",
    entity: "question",
    namesOf: (board) => board.questions.map(({ id, text }) => [id, text]),
    message: (board, id) => ({
      de: `Offener Punkt ${spokenNumber(board.questions, id)} hat keinen Text.`,
      en: `Open question ${spokenNumber(board.questions, id)} has no text.`,
    }),
  }),
]
