import { type AssignmentRole } from "@tafelrunde/shared/content"
import { type Cell } from "@tafelrunde/shared/model"
import { type JSX, memo } from "react"

import { type CellCommands } from "../matrix/commands/commands.ts"
import { type RoleCodes } from "../matrix/role-codes.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"

interface RoleTogglesProps {
  readonly taskId: string
  readonly institutionId: string
  /** The accessible name of the cell: "Aufgabe 12, Volkshochschule". */
  readonly name: string
  /** Canonical roles, separated by spaces. */
  readonly roles: string
  readonly roleCodes: RoleCodes
  readonly commands: CellCommands
  readonly editable: boolean
}

/** One cell as a row of large buttons, for fingers. */
export const RoleToggles = memo(function RoleToggles(props: RoleTogglesProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const { roleCodes, commands } = props
  const cell: Cell = { taskId: props.taskId, institutionId: props.institutionId }
  const shown = roleCodes.shown(props.roles.split(" ") as AssignmentRole[])
  const pressed = new Set(shown.map(({ letter }) => letter))
  const offered = new Map([...roleCodes.offered, ...shown].map((label) => [label.letter, label]))
  return (
    <fieldset className="role-toggles" aria-label={props.name}>
      {[...offered.values()].map((label) => (
        <button
          key={label.letter}
          type="button"
          aria-pressed={pressed.has(label.letter)}
          aria-label={messages.role(label.letter, label.word)}
          disabled={!props.editable}
          data-role={label.role}
          onClick={() => commands.toggle(cell, label)}
        >
          {label.letter}
        </button>
      ))}
    </fieldset>
  )
})
