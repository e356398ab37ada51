import { FACT_COLLECTIONS } from "@tafelrunde/shared/notes"
import { type JSX } from "react"
import {
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  useEditor,
  useValue,
} from "tldraw"

import { isNoteShape } from "./promoting.ts"

/** For selected notes: the lists whose entries they can become. */
export function PromoteMenu(): JSX.Element | null {
  const editor = useEditor()
  const isOffered = useValue(
    "has notes",
    () => !editor.getIsReadonly() && editor.getSelectedShapes().some(isNoteShape),
    [editor],
  )
  if (!isOffered) return null
  return (
    <TldrawUiMenuGroup id="promote">
      <TldrawUiMenuSubmenu id="promote" label="menu.promote">
        <TldrawUiMenuGroup id="promote-lists">
          {FACT_COLLECTIONS.map((collection) => (
            <TldrawUiMenuActionItem key={collection} actionId={`promote-${collection}`} />
          ))}
        </TldrawUiMenuGroup>
      </TldrawUiMenuSubmenu>
    </TldrawUiMenuGroup>
  )
}
