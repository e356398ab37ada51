import { CONTACT_RULE_CODES } from "@tafelrunde/shared/findings"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { useAccess } from "../board/use-board.ts"
import { findingsMessages } from "../messages/findings.ts"
import { useMessages } from "../messages/language.ts"
import { type ListedFindings } from "./finding-groups.ts"

interface ContactsNoteProps {
  readonly board: Board
  readonly listed: ListedFindings
}

/** Why others see another number of findings: those about contacts are for whoever sees all contacts. */
export function ContactsNote({ board, listed }: ContactsNoteProps): JSX.Element | null {
  const messages = useMessages(findingsMessages)
  const { role } = useAccess(board)
  const count = [...listed.groups, ...listed.open]
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => CONTACT_RULE_CODES.has(rule)).length
  if (role !== "facilitator") return <p className="findings-note">{messages.contactsElsewhere}</p>
  return count > 0 ? <p className="findings-note">{messages.contactsHere(count)}</p> : null
}
