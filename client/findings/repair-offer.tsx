import { FLAW_RULES } from "@tafelrunde/shared/findings"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { repairBoard } from "../board/repair-board.ts"
import { useAccess } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { type ListedFindings } from "./finding-groups.ts"

interface RepairOfferProps {
  readonly board: Board
  readonly listed: ListedFindings
}

/** For facilitators: takes off the board what no reader can show. */
export function RepairOffer({ board, listed }: RepairOfferProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const { role, access } = useAccess(board)
  const isThere = listed.groups.some(({ findings }) =>
    findings.some(({ rule }) => FLAW_RULES.has(rule)),
  )
  if (!isThere || role !== "facilitator" || access !== "write") return null
  return (
    <div className="findings-example">
      <p className="findings-note">{messages.repairable}</p>
      <Button onClick={() => repairBoard(board)}>{messages.repair}</Button>
    </div>
  )
}
