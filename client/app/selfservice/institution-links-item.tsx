import { type JSX } from "react"

import { useMessages } from "../../messages/language.ts"
import { selfserviceMessages } from "../../messages/selfservice.ts"
import { LinkIcon } from "../../ui/icons.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"

/** For facilitators: opens the links of institutions. */
export function InstitutionLinksItem({ onLinks }: { readonly onLinks: () => void }): JSX.Element {
  const messages = useMessages(selfserviceMessages)
  return (
    <MenuItem onClick={onLinks}>
      <LinkIcon /> {messages.menu}
    </MenuItem>
  )
}
