import { type JSX } from "react"

import { MenuItem } from "../../ui/menu-list.tsx"
import { MenuPopover } from "../../ui/menu-popover.tsx"
import { type HeaderActions } from "../commands/header-actions.ts"
import { useGrid } from "../grid/grid-context.ts"

interface HeaderMenuProps {
  readonly headerActions: HeaderActions
  readonly anchor: () => HTMLElement | undefined
}

/** What can be done with a row, a phase or a column. */
export function HeaderMenu({ headerActions, anchor }: HeaderMenuProps): JSX.Element {
  const { messages, close } = useGrid()
  return (
    <MenuPopover label={messages.actionsFor(headerActions.what)} anchor={anchor} onClose={close}>
      {headerActions.actions.map(({ label, key, run }) => (
        <MenuItem
          key={key ?? label}
          disabled={!run}
          onClick={() => {
            // Before the action: it may open a dialog in place of this menu.
            close("back")
            run?.()
          }}
        >
          {label}
        </MenuItem>
      ))}
    </MenuPopover>
  )
}
