import { type JSX } from "react"

import { useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { CompareIcon, NextRoundIcon } from "../../ui/icons.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"

interface RoundsItemsProps {
  readonly onCompare: () => void
  readonly onNextRound: () => void
}

/** Menu items of facilitators: the board beside an earlier state, and a new board from this one. */
export function RoundsItems({ onCompare, onNextRound }: RoundsItemsProps): JSX.Element {
  const messages = useMessages(versionsMessages)
  return (
    <>
      <MenuItem onClick={onCompare}>
        <CompareIcon /> {messages.compareMenu}
      </MenuItem>
      <MenuItem onClick={onNextRound}>
        <NextRoundIcon /> {messages.nextMenu}
      </MenuItem>
    </>
  )
}
