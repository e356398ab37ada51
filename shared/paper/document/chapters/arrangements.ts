import { agreement, openQuestion } from "@tafelrunde/shared/entities"

import { agreementsTable, questionsTable } from "../../tables/agreements.ts"
import { type Paper } from "../../tables/paper.ts"
import { type Table } from "../../tables/table.ts"
import { tableNode } from "../from-table.ts"
import { type DocumentNode } from "../node.ts"

/** The columns of agreements on a page of the paper, without what institutions said to them. */
export const AGREEMENT_COLUMNS = [
  "number",
  "title",
  "text",
  "ownerInstitutionId",
  "ownerContactId",
  "involvedInstitutionIds",
  "dueDate",
  "status",
  "doneCriterion",
]
const COLUMNS_WITH_ANSWERS = [...AGREEMENT_COLUMNS, "agreedByInstitutionIds", "reservation"]

/** Section 6.1 with the agreements of this workshop, 6.2 with those of earlier ones. */
export function agreementNodes(
  paper: Paper,
  round: "current" | "earlier",
): readonly DocumentNode[] {
  const { board, content } = paper
  const day = content.workshop?.date
  const isEarlier = (decidedOn: string | null | undefined): boolean =>
    Boolean(day && decidedOn && decidedOn < day)
  const table = agreementsTable(paper)
  const rows = table.rows.filter(
    (_, index) => isEarlier(board.agreements[index]?.decidedOn) === (round === "earlier"),
  )
  if (rows.length === 0) return []
  const keys =
    round === "earlier"
      ? [...COLUMNS_WITH_ANSWERS, "decidedOn", "completedOn"]
      : COLUMNS_WITH_ANSWERS
  return [tableNode({ ...table, rows }, board, { caption: board.say(agreement.many), keys })]
}

/** Chapter 7: open questions, then the topics that were put aside. */
export function questionNodes(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const table = questionsTable(paper)
  const isParked = (index: number): boolean => board.questions[index]?.status === "parked"
  const part = (caption: string, rows: Table["rows"]): readonly DocumentNode[] => {
    if (rows.length === 0) return []
    const keys = [
      "number",
      "text",
      "raisedByInstitutionId",
      "addressedToInstitutionId",
      "nextStep",
      "dueDate",
      "status",
      "about",
    ]
    return [
      { kind: "heading", level: 2, text: caption },
      tableNode({ ...table, rows }, board, { caption, keys }),
    ]
  }
  return [
    ...part(
      board.say(openQuestion.many),
      table.rows.filter((_, index) => !isParked(index)),
    ),
    ...part(
      board.say({ de: "Themenspeicher", en: "Topic store" }),
      table.rows.filter((_, index) => isParked(index)),
    ),
  ]
}
