import { FACT_COLLECTIONS, type FactCollection } from "@tafelrunde/shared/notes"
import { type JSX } from "react"

import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { ChevronIcon } from "../ui/icons.tsx"
import { MenuItem } from "../ui/menu-list.tsx"
import { Menu } from "../ui/menu.tsx"

interface SelectionBarProps {
  readonly count: number
  readonly onMake: (collection: FactCollection) => void
  readonly onClear: () => void
}

/** What can be done with the selected notes. */
export function SelectionBar({ count, onMake, onClear }: SelectionBarProps): JSX.Element {
  const messages = useMessages(tableMessages)
  return (
    <div className="note-selection">
      <output>{messages.noteSelected(count)}</output>
      <MakeMenu onMake={onMake} />
      <Button kind="quiet" onClick={onClear}>
        {messages.noteUnselect}
      </Button>
    </div>
  )
}

/** The lists whose entries notes can become. */
export function MakeMenu({ onMake }: Pick<SelectionBarProps, "onMake">): JSX.Element {
  const messages = useMessages(tableMessages)
  return (
    <Menu
      label={messages.noteMake}
      kind="secondary"
      align="start"
      button={
        <>
          {messages.noteMake} <ChevronIcon />
        </>
      }
    >
      {FACT_COLLECTIONS.map((collection) => (
        <MenuItem key={collection} onClick={() => onMake(collection)}>
          {messages.noteMakeInto(collection)}
        </MenuItem>
      ))}
    </Menu>
  )
}
