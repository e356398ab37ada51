import { COLLECTIONS } from "@tafelrunde/shared/entities"

import { type Board } from "../board/board.ts"
import { useFindings } from "../board/findings.ts"
import { useMatrix } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { type FindingCounts, type ListedFindings, listFindings } from "./finding-groups.ts"

export function useListedFindings(board: Board): ListedFindings {
  const { board: boardTitle } = useMessages(findingsMessages)
  const { language } = useLanguage()
  const { handovers, agreements, openQuestions, contacts } = COLLECTIONS
  const listTitles = {
    handover: handovers.many[language],
    agreement: agreements.many[language],
    question: openQuestions.many[language],
    contact: contacts.many[language],
  }
  return listFindings(useFindings(board), useMatrix(board), { boardTitle, listTitles })
}

/** How many findings the list holds, for the button that opens it. */
export function useFindingCounts(board: Board): FindingCounts {
  return useListedFindings(board).counts
}
