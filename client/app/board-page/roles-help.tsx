import { legendLabels, schemeName } from "@tafelrunde/shared/content"
import { type JSX } from "react"

import type { Board } from "../../board/board.ts"
import { useAccess, useMatrix } from "../../board/use-board.ts"
import { boardMessages } from "../../messages/board.ts"
import { detailsMessages } from "../../messages/details.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"

interface RolesHelpProps {
  readonly board: Board
  readonly onChange: () => void
}

/** The meaning of the role codes: the same letter has opposite meanings in different schemes. */
export function RolesHelp({ board, onChange }: RolesHelpProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { rolesChange } = useMessages(detailsMessages)
  const { language } = useLanguage()
  const { roleScheme, roles } = useMatrix(board)
  const { role: own, access } = useAccess(board)
  const used = [...roles.values()].flat()
  return (
    <footer className="roles-help">
      <strong>{schemeName(roleScheme, language)}</strong>
      <ul aria-label={messages.rolesHelp}>
        {legendLabels(roleScheme, used, language).map(({ role, letter, word }) => (
          <li key={role} data-role={role}>
            <b>{letter}</b> {word}
          </li>
        ))}
      </ul>
      {own === "facilitator" && access === "write" && (
        <button type="button" className="roles-help-change" onClick={onChange}>
          {rolesChange}
        </button>
      )}
    </footer>
  )
}
