import type { Finding } from "@tafelrunde/shared/findings"

import type { Board } from "../../board/board.ts"
import { type ContentSource, contactsIn, readBoardContent, today } from "../../board/content.ts"
import { createState } from "../../board/state.ts"
import { ApiError, type ExportChoice, readFindings } from "../api.ts"

/** What speaks against an export; messages name no person. */
export interface ExportDoubts {
  /** Contacts that are not confirmed: nothing is exported for the public. */
  readonly unconfirmed: readonly string[]
  /** Places in texts where a name stands that the readers should not see; viewers are told of none. */
  readonly names: readonly string[]
  /** Whether the server has said so, which knows every contact. */
  readonly isComplete: boolean
}

/** An export that waits for somebody to look at what speaks against it; undefined without one. */
export const waitingExport = createState<
  { readonly doubts: ExportDoubts; readonly save: () => void } | undefined
>(undefined)

/** As the server says, which knows every contact; where it cannot be reached, as this browser knows. */
export async function readDoubts(
  board: ContentSource & Pick<Board, "id" | "token">,
  choice: Pick<ExportChoice, "profile" | "language">,
): Promise<ExportDoubts> {
  if (choice.profile === "internal") return { unconfirmed: [], names: [], isComplete: true }
  const { HIDDEN_NAME_RULE, findings } = await import("@tafelrunde/shared/findings")
  let isComplete = true
  const found = await readFindings(board.id, board.token, choice).catch((problem: unknown) => {
    if (!(problem instanceof ApiError)) throw problem
    isComplete = false
    const options = { ...choice, asOf: today(), contacts: contactsIn(board) }
    return findings(readBoardContent(board), options)
  })
  return {
    isComplete,
    unconfirmed: messagesOf(found, isUnconfirmed),
    names: messagesOf(found, ({ rule }) => rule === HIDDEN_NAME_RULE),
  }
}

type Found = Pick<Finding, "rule" | "severity" | "message">

function isUnconfirmed({ rule, severity }: Found): boolean {
  return rule === "UNCONFIRMED_CONTACT_IN_PUBLIC_EXPORT" && severity === "error"
}

function messagesOf(found: readonly Found[], isMeant: (finding: Found) => boolean): string[] {
  return found.filter(isMeant).map(({ message }) => message)
}
