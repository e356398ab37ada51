import { type AssignmentRole, type RoleLabel } from "@tafelrunde/shared/content"
import { type JSX } from "react"

import { useGrid } from "../grid/grid-context.ts"
import { RoleBadges } from "../role-badge.tsx"
import { MenuPopover } from "./popover.tsx"

interface RoleMenuProps {
  readonly title: string
  readonly institution: string
  readonly roles: readonly AssignmentRole[]
  readonly anchor: () => HTMLElement | undefined
  readonly onToggle: (label: RoleLabel) => void
  readonly onClear: () => void
}

/** The roles of one cell as check boxes, letter and word; stays open while others edit the same cell. */
export function RoleMenu(props: RoleMenuProps): JSX.Element {
  const { messages, letters, close } = useGrid()
  const shown = new Set(letters.shown(props.roles).map(({ letter }) => letter))
  // Roles that the scheme has no letter for can be taken away here, but not given.
  const offered = new Map(letters.offered.map((label) => [label.letter, label]))
  for (const label of letters.shown(props.roles)) offered.set(label.letter, label)
  const onTyped = (key: string): boolean => {
    const label = letters.typed(key)
    if (label) props.onToggle(label)
    return label !== undefined
  }
  return (
    <MenuPopover
      label={messages.rolesOf(props.institution)}
      anchor={props.anchor}
      onClose={close}
      onTyped={onTyped}
    >
      <div className="menu-heading" role="presentation">
        <strong>{props.institution}</strong>
        <span>{props.title}</span>
      </div>
      {[...offered.values()].map((label) => (
        <button
          key={label.letter}
          type="button"
          role="menuitemcheckbox"
          aria-checked={shown.has(label.letter)}
          tabIndex={-1}
          className="menu-item role-item"
          onClick={() => props.onToggle(label)}
        >
          <span className="role-check" aria-hidden="true" />
          <RoleBadges labels={[label]} />
          <span className="visually-hidden">{label.letter}: </span>
          {label.word}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        className="menu-item"
        disabled={shown.size === 0}
        onClick={props.onClear}
      >
        {messages.clear}
      </button>
    </MenuPopover>
  )
}
