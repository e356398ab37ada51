import { type JSX } from "react"

import { MenuItem } from "../../ui/menu-list.tsx"
import { MenuPopover } from "../../ui/menu-popover.tsx"
import { type LineActions } from "../commands/header-actions.ts"
import { useGrid } from "../grid/grid-context.ts"

interface LineMenuProps {
  readonly lineActions: LineActions
  readonly anchor: () => HTMLElement | undefined
}

/** What can be done with a row, a phase or a column. */
export function LineMenu({ lineActions, anchor }: LineMenuProps): JSX.Element {
  const { messages, close } = useGrid()
  return (
    <MenuPopover label={messages.actionsFor(lineActions.what)} anchor={anchor} onClose={close}>
      {lineActions.actions.map(({ label, key, run }) => (
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
