import { cutText } from "@tafelrunde/shared/content"
import { findingAnswer } from "@tafelrunde/shared/entities"
import { answerIdOf, type Finding } from "@tafelrunde/shared/findings"
import { addEntry, localEdit, removeEntry, setField } from "@tafelrunde/shared/model"

import { type Board } from "../board/board.ts"
import { readBoardContent, today } from "../board/content.ts"

const COLLECTION = "findingAnswers"

/** Says why a finding is so on purpose, or says it anew; one undo step. */
export function answerFinding(board: Board, finding: Finding, reason: string): void {
  const id = answerIdOf(finding)
  const fields = {
    finding: cutText(finding.message, findingAnswer.fields.finding.max),
    reason: reason.trim(),
    answeredOn: today(),
    institutionIds: [...finding.institutionIds],
  }
  const isThere = readBoardContent(board).findingAnswers?.some((answer) => answer.id === id)
  if (!isThere) {
    addEntry(board.doc, COLLECTION, { fields: { id, ...fields } })
    return
  }
  board.doc.transact(() => {
    for (const [field, value] of Object.entries(fields)) {
      setField(board.doc, { collection: COLLECTION, id }, { field, value })
    }
  }, localEdit)
}

/** Makes it an open finding again. */
export function takeBackAnswer(board: Board, finding: Finding): void {
  const place = { collection: COLLECTION, id: answerIdOf(finding) } as const
  removeEntry(board.doc, place, board.bin.remover())
}
