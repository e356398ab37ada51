import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  legendLabels,
  roleLabel,
  rolesOfLetter,
} from "@tafelrunde/shared/content"
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
  const nameOf = (role: AssignmentRole): string => {
    const { letter, word } = roleLabel(roleScheme, role, language)
    return `${letter} – ${word}`
  }
  const textOf = (roles: readonly AssignmentRole[]): string =>
    [...new Set(roles.map(nameOf))].join(" + ")
  const single = legendLabels(roleScheme, ASSIGNMENT_ROLES, language).map((label) =>
    rolesOfLetter(roleScheme, label, language),
  )
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
                {optionsWith(single, roles).map((each) => (
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

/** What people can choose, with what is chosen, which may be several letters. */
function optionsWith(
  single: readonly (readonly AssignmentRole[])[],
  roles: readonly AssignmentRole[],
): readonly (readonly AssignmentRole[])[] {
  const chosen = roles.join(SEPARATOR)
  const isOffered = roles.length === 0 || single.some((each) => each.join(SEPARATOR) === chosen)
  return isOffered ? single : [roles, ...single]
}

function rolesOf(value: string): readonly AssignmentRole[] {
  const names = value.split(SEPARATOR)
  return ASSIGNMENT_ROLES.filter((role) => names.includes(role))
}
