import { type AssignmentRole, type RoleLabel } from "@tafelrunde/shared/content"
import { type JSX } from "react"

import { MenuCheckbox, MenuItem } from "../../ui/menu-list.tsx"
import { MenuPopover } from "../../ui/menu-popover.tsx"
import { useGrid } from "../grid/grid-context.ts"
import { RoleBadges } from "../role-badge.tsx"

interface RoleMenuProps {
  readonly title: string
  readonly institution: string
  readonly roles: readonly AssignmentRole[]
  readonly anchor: () => HTMLElement | undefined
  readonly onToggle: (label: RoleLabel) => void
  readonly onClear: () => void
  /** Opens condition, validity and note; undefined where they cannot be shown. */
  readonly onDetails: (() => void) | undefined
}

/** The roles of one cell as check boxes, letter and word; stays open while others edit the same cell. */
export function RoleMenu(props: RoleMenuProps): JSX.Element {
  const { messages, roleCodes, close } = useGrid()
  const shown = new Set(roleCodes.shown(props.roles).map(({ letter }) => letter))
  // Roles without a letter in this scheme can be removed here, but not added.
  const offered = new Map(roleCodes.offered.map((label) => [label.letter, label]))
  for (const label of roleCodes.shown(props.roles)) offered.set(label.letter, label)
  const onLetter = (key: string): boolean => {
    const label = roleCodes.typed(key)
    if (label) props.onToggle(label)
    return label !== undefined
  }
  return (
    <MenuPopover
      label={messages.rolesOf(props.institution)}
      anchor={props.anchor}
      onClose={close}
      onLetter={onLetter}
    >
      <div className="menu-heading" role="presentation">
        <strong>{props.institution}</strong>
        <span>{props.title}</span>
      </div>
      {[...offered.values()].map((label) => (
        <MenuCheckbox
          key={label.letter}
          checked={shown.has(label.letter)}
          onClick={() => props.onToggle(label)}
        >
          <RoleBadges labels={[label]} />
          <span className="visually-hidden">{label.letter}: </span>
          {label.word}
        </MenuCheckbox>
      ))}
      {props.onDetails && <MenuItem onClick={props.onDetails}>{messages.details}</MenuItem>}
      <MenuItem disabled={shown.size === 0} onClick={props.onClear}>
        {messages.clear}
      </MenuItem>
    </MenuPopover>
  )
}
