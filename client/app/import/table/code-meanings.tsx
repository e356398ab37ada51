import { ASSIGNMENT_ROLES, type AssignmentRole, roleLabel } from "@tafelrunde/shared/content"
import { type JSX } from "react"

import type { Board } from "../../../board/board.ts"
import { readBoardContent } from "../../../board/content.ts"
import { importMessages } from "../../../messages/import.ts"
import { useLanguage, useMessages } from "../../../messages/language.ts"
import type { TableImport } from "./use-table-import.ts"

const SEPARATOR = "+"

/** What each sign in the cells means, as proposed and to be changed. */
export function CodeMeanings({ board, flow }: { board: Board; flow: TableImport }): JSX.Element {
  const messages = useMessages(importMessages)
  const { language } = useLanguage()
  const { roleScheme } = readBoardContent(board)
  const textOf = (roles: readonly AssignmentRole[]): string =>
    roles
      .map((role) => roleLabel(roleScheme, role, language))
      .map(({ letter, word }) => `${letter} – ${word}`)
      .join(" + ")
  const single = ASSIGNMENT_ROLES.map((role) => [role])
  return (
    <table className="import-columns">
      <caption>
        {messages.codes} <span className="hint">{messages.codesMore}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{messages.code}</th>
          <th scope="col">{messages.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {[...flow.mapping.codes].map(([code, roles]) => (
          <tr key={code} data-used={roles.length > 0}>
            <th scope="row">{code}</th>
            <td>
              <select
                className="input"
                aria-label={messages.meaningOf(code)}
                value={roles.join(SEPARATOR)}
                onChange={({ target }) => flow.chooseRoles(code, rolesOf(target.value))}
              >
                <option value="">{messages.leaveOut}</option>
                {(roles.length > 1 ? [roles, ...single] : single).map((each) => (
                  <option key={each.join(SEPARATOR)} value={each.join(SEPARATOR)}>
                    {textOf(each)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rolesOf(value: string): readonly AssignmentRole[] {
  const names = value.split(SEPARATOR)
  return ASSIGNMENT_ROLES.filter((role) => names.includes(role))
}
