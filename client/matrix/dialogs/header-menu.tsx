import { type JSX } from "react"

import { type LineActions } from "../commands/header-actions.ts"
import { useGrid } from "../grid/grid-context.ts"
import { MenuPopover } from "./popover.tsx"

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
        <button
          key={key ?? label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          disabled={!run}
          onClick={() => {
            // First, because what the action opens replaces this menu.
            close("toGrid")
            run?.()
          }}
        >
          {label}
        </button>
      ))}
    </MenuPopover>
  )
}
