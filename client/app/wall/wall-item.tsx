import { type JSX } from "react"

import { useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { ProjectorIcon } from "../../ui/icons.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"

/** For facilitators: opens the panel that chooses what the wall shows. */
export function WallItem({ onWall }: { readonly onWall: () => void }): JSX.Element {
  const messages = useMessages(wallMessages)
  return (
    <MenuItem onClick={onWall}>
      <ProjectorIcon /> {messages.menu}
    </MenuItem>
  )
}
