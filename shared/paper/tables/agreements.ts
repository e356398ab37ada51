import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import { agreement, openQuestion } from "@tafelrunde/shared/entities"
import { isOverdue } from "@tafelrunde/shared/findings"

import { type Agreement, type OpenQuestion } from "../../content/index.ts"
import { columnsOf } from "./columns.ts"
import { taskNumbers } from "./handovers.ts"
import { type Paper } from "./paper.ts"
import { yesOrNo } from "./status-texts.ts"
import { type Field, type Table, tableOf } from "./table.ts"

const NUMBER = { key: "number", heading: { de: "Nr.", en: "No." }, width: 6 }
const ABOUT = { key: "about", heading: { de: "Bezug", en: "About" } }

export function agreementsTable({ asOf, board, language }: Paper): Table {
  const entries = board.agreements
  const columns = columnsOf<Agreement>({ board, entity: agreement, entryOf: (entry) => entry })
  const overdue: Field<Agreement> = {
    key: "overdue",
    heading: { de: "überfällig (ja/nein)", en: "overdue (yes/no)" },
    width: 12,
    value: (entry) => yesOrNo(isOverdue(entry, asOf), language),
  }
  const fields: readonly Field<Agreement>[] = [
    { ...NUMBER, value: ({ id }) => spokenNumber(entries, id) },
    ...columns.pick("title", "text", "ownerInstitutionId", "ownerContactId"),
    ...columns.pick("involvedInstitutionIds", "dueDate", "status"),
    overdue,
    ...columns.pick("doneCriterion", "agreedByInstitutionIds", "reservation"),
    ...columns.pick("decidedOn", "completedOn"),
    { ...ABOUT, value: ({ taskIds, handoverIds }) => about(board, taskIds, handoverIds) },
  ]
  return tableOf(
    {
      name: "agreements",
      title: agreement.many,
      fields: columns.withFilled(fields, entries, ["taskIds", "handoverIds"]),
      entries,
    },
    language,
  )
}

export function questionsTable({ board, language }: Paper): Table {
  const entries = board.questions
  const columns = columnsOf<OpenQuestion>({
    board,
    entity: openQuestion,
    entryOf: (entry) => entry,
  })
  const fields: readonly Field<OpenQuestion>[] = [
    { ...NUMBER, value: ({ id }) => spokenNumber(entries, id) },
    columns.of("text"),
    columns.of("raisedByInstitutionId", {
      value: ({ raisedByInstitutionId: id }) => (id ? board.short(id) : ""),
    }),
    columns.of("addressedToInstitutionId", {
      value: ({ addressedToInstitutionId: id }) => (id ? board.short(id) : ""),
    }),
    ...columns.pick("nextStep", "dueDate", "status"),
    { ...ABOUT, value: ({ taskIds }) => about(board, taskIds, []) },
  ]
  return tableOf(
    {
      name: "questions",
      title: openQuestion.many,
      fields: columns.withFilled(fields, entries, ["taskIds"]),
      entries,
    },
    language,
  )
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
