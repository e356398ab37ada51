import { type BoardView } from "@tafelrunde/shared/content"

import { type Assignment } from "../content/index.ts"
import { cellId, type Rule } from "./finding.ts"

const contradiction: Rule = {
  code: "CELL_CONTRADICTION",
  severity: "error",
  entity: "assignment",
  check: (board) =>
    board.assignments
      .filter(({ roles }) => roles?.includes("informed") && roles.length > 1)
      .map((cell) => ({
        ...placed(cell),
        message: board.say({
          de: `${cellName(board, cell)}: ${board.letter("informed")} widerspricht den übrigen Rollen der Zelle – wer beteiligt ist, muss nicht eigens informiert werden.`,
          en: `${cellName(board, cell)}: ${board.letter("informed")} contradicts the other roles in the cell – whoever takes part need not be informed separately.`,
        }),
      })),
}

const expired: Rule = {
  code: "ASSIGNMENT_EXPIRED",
  severity: "warning",
  entity: "assignment",
  check: (board) =>
    board.assignments.flatMap((cell) => {
      if (!cell.validTo || cell.validTo >= board.asOf) return []
      const message = board.say({
        de: `${cellName(board, cell)}: Die Zuständigkeit galt nur bis ${board.day(cell.validTo)}.`,
        en: `${cellName(board, cell)}: the assignment was valid until ${board.day(cell.validTo)} only.`,
      })
      return [{ ...placed(cell), message }]
    }),
}

function placed(cell: Assignment): {
  entityId: string
  institutionIds: readonly string[]
} {
  return { entityId: cellId(cell), institutionIds: [cell.institutionId] }
}

function cellName(board: BoardView, { taskId, institutionId }: Assignment): string {
  const number = board.taskNumber(taskId)
  const short = board.short(institutionId)
  return board.say({ de: `Aufgabe ${number}, ${short}`, en: `Task ${number}, ${short}` })
}

export const ASSIGNMENT_RULES: readonly Rule[] = [contradiction, expired]
