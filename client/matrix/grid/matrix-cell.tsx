import { type JSX, memo } from "react"

import { RoleBadges } from "../role-badge.tsx"
import { readRoles } from "../rows.ts"
import { useGrid } from "./grid-context.ts"

interface CellProps {
  readonly row: string
  readonly institutionId: string
  readonly number: string
  readonly institution: string
  /** Canonical roles, separated by spaces: a string, so that an unchanged cell is not rendered. */
  readonly roles: string
  /** Condition, validity and note as a text; empty without. */
  readonly details: string
  /** What the findings say of the cell; empty for nothing. */
  readonly flaw: string
  readonly isActive: boolean
}

export const MatrixCell = memo(function MatrixCell(props: CellProps): JSX.Element {
  const { messages, roleCodes, editable } = useGrid()
  const labels = roleCodes.shown(readRoles(props.roles))
  const roles = labels.map(({ word }) => word)
  return (
    <td
      className="matrix-cell"
      tabIndex={props.isActive ? 0 : -1}
      aria-label={messages.cell({ number: props.number, institution: props.institution, roles })}
      aria-description={[props.details, props.flaw].filter(Boolean).join(" ") || undefined}
      title={[props.details, props.flaw].filter(Boolean).join("\n") || undefined}
      data-detailed={props.details !== "" || undefined}
      data-flawed={props.flaw !== "" || undefined}
      aria-haspopup={editable ? "menu" : undefined}
      data-row={props.row}
      data-column={props.institutionId}
    >
      <RoleBadges labels={labels} />
    </td>
  )
})
