import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import { isOverdue } from "@tafelrunde/shared/findings"

import { type Agreement, type OpenQuestion } from "../../content/index.ts"
import { taskNumbers } from "./handovers.ts"
import { type Paper } from "./paper.ts"
import { fullName } from "./people.ts"
import { AGREEMENT_WORDS, QUESTION_WORDS, wordOf, yesOrNo } from "./status-words.ts"
import { type Field, type Table, tableOf } from "./table.ts"

export function agreementsTable(paper: Paper): Table {
  return tableOf(
    {
      name: "agreements",
      title: { de: "Vereinbarungen", en: "Agreements" },
      fields: [...promiseFields(paper.board), ...progressFields(paper)],
      entries: paper.board.agreements,
    },
    paper.language,
  )
}

function promiseFields(board: BoardView): readonly Field<Agreement>[] {
  return [
    {
      key: "number",
      heading: { de: "Nr.", en: "No." },
      width: 6,
      value: ({ id }) => spokenNumber(board.agreements, id),
    },
    { key: "title", heading: { de: "Titel", en: "Title" }, width: 32, value: ({ title }) => title },
    {
      key: "text",
      heading: { de: "Vereinbarung", en: "Agreement" },
      width: 48,
      value: ({ text }) => text,
    },
    {
      key: "ownerInstitution",
      heading: { de: "verantwortlich (Institution)", en: "responsible (institution)" },
      width: 30,
      value: ({ ownerInstitutionId: id }) => (id ? board.name(id) : ""),
    },
    {
      key: "ownerContact",
      heading: { de: "verantwortlich (Person)", en: "responsible (person)" },
      value: ({ ownerContactId }) => fullName(board.contact(ownerContactId)),
    },
    {
      key: "involved",
      heading: { de: "Mitwirkende", en: "Involved" },
      value: ({ involvedInstitutionIds }) => shorts(board, involvedInstitutionIds),
    },
    {
      key: "dueDate",
      heading: { de: "Frist", en: "Due" },
      kind: "date",
      value: ({ dueDate }) => dueDate,
    },
  ]
}

function progressFields({ asOf, board, language }: Paper): readonly Field<Agreement>[] {
  return [
    {
      key: "status",
      heading: { de: "Status", en: "Status" },
      width: 12,
      value: ({ status }) => wordOf(AGREEMENT_WORDS, status, language),
    },
    {
      key: "overdue",
      heading: { de: "überfällig (ja/nein)", en: "overdue (yes/no)" },
      width: 12,
      value: (agreement) => yesOrNo(isOverdue(agreement, asOf), language),
    },
    {
      key: "doneCriterion",
      heading: { de: "erfüllt, wenn …", en: "done when …" },
      width: 32,
      value: ({ doneCriterion }) => doneCriterion,
    },
    {
      key: "agreedBy",
      heading: { de: "zugestimmt haben", en: "accepted by" },
      value: ({ agreedByInstitutionIds }) => shorts(board, agreedByInstitutionIds),
    },
    {
      key: "reservation",
      heading: { de: "Vorbehalt", en: "Reservation" },
      value: ({ reservation }) => reservation,
    },
    {
      key: "decidedOn",
      heading: { de: "beschlossen am", en: "decided on" },
      kind: "date",
      width: 15,
      value: ({ decidedOn }) => decidedOn,
    },
    {
      key: "completedOn",
      heading: { de: "erledigt am", en: "completed on" },
      kind: "date",
      width: 13,
      value: ({ completedOn }) => completedOn,
    },
    {
      key: "about",
      heading: { de: "Bezug", en: "About" },
      value: ({ taskIds, handoverIds }) => about(board, taskIds, handoverIds),
    },
  ]
}

export function questionsTable(paper: Paper): Table {
  const { board, language } = paper
  const fields: readonly Field<OpenQuestion>[] = [
    {
      key: "number",
      heading: { de: "Nr.", en: "No." },
      width: 6,
      value: ({ id }) => spokenNumber(board.questions, id),
    },
    { key: "text", heading: { de: "Frage", en: "Question" }, width: 48, value: ({ text }) => text },
    {
      key: "raisedBy",
      heading: { de: "eingebracht von", en: "raised by" },
      width: 16,
      value: ({ raisedByInstitutionId: id }) => (id ? board.short(id) : ""),
    },
    {
      key: "addressedTo",
      heading: { de: "gerichtet an", en: "addressed to" },
      width: 14,
      value: ({ addressedToInstitutionId: id }) => (id ? board.short(id) : ""),
    },
    {
      key: "nextStep",
      heading: { de: "nächster Schritt", en: "next step" },
      width: 40,
      value: ({ nextStep }) => nextStep,
    },
    {
      key: "dueDate",
      heading: { de: "bis", en: "by" },
      kind: "date",
      value: ({ dueDate }) => dueDate,
    },
    {
      key: "status",
      heading: { de: "Status", en: "Status" },
      width: 16,
      value: ({ status }) => wordOf(QUESTION_WORDS, status, language),
    },
    {
      key: "about",
      heading: { de: "Bezug", en: "About" },
      value: ({ taskIds }) => about(board, taskIds, []),
    },
  ]
  const title = { de: "Offene Punkte", en: "Open questions" }
  return tableOf({ name: "questions", title, fields, entries: board.questions }, language)
}

function shorts(board: BoardView, ids: readonly string[] | null | undefined): string {
  return (ids ?? []).map((id) => board.short(id)).join(", ")
}

/** `Aufgabe 9; Schnittstelle h03`. */
function about(
  board: BoardView,
  taskIds: readonly string[] | null | undefined,
  handoverIds: readonly string[] | null | undefined,
): string {
  const tasks = taskNumbers(board, taskIds).join(", ")
  const handovers = (handoverIds ?? []).map((id) => spokenNumber(board.handovers, id)).join(", ")
  return [
    tasks && board.say({ de: `Aufgabe ${tasks}`, en: `Task ${tasks}` }),
    handovers && board.say({ de: `Schnittstelle ${handovers}`, en: `Handover ${handovers}` }),
  ]
    .filter(Boolean)
    .join("; ")
}
