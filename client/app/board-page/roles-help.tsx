import { roleLabels } from "@tafelrunde/shared/content"
import { type JSX } from "react"

import type { Board } from "../../board/board.ts"
import { useMatrix } from "../../board/use-board.ts"
import { boardMessages } from "../../messages/board.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"

/** The meaning of the role codes: the same letter has opposite meanings in different schemes. */
export function RolesHelp({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(boardMessages)
  const { language } = useLanguage()
  const { roleScheme } = useMatrix(board)
  return (
    <footer className="roles-help">
      <ul aria-label={messages.rolesHelp}>
        {roleLabels(roleScheme, language).map(({ role, letter, word }) => (
          <li key={role} data-role={role}>
            <b>{letter}</b> {word}
          </li>
        ))}
      </ul>
    </footer>
  )
}
