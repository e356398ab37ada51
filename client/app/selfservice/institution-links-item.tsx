import { type JSX } from "react"

import { detailsMessages } from "../../messages/details.ts"
import { useMessages } from "../../messages/language.ts"
import { LinkIcon } from "../../ui/icons.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"

/** For facilitators: opens the links of institutions. */
export function InstitutionLinksItem({ onLinks }: { readonly onLinks: () => void }): JSX.Element {
  const messages = useMessages(detailsMessages)
  return (
    <MenuItem onClick={onLinks}>
      <LinkIcon /> {messages.menu}
    </MenuItem>
  )
}
