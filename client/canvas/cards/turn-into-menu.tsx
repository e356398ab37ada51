import { CARD_COLLECTIONS } from "@tafelrunde/shared/canvas"
import type { JSX } from "react"
import {
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  TldrawUiMenuSubmenu,
  useEditor,
  useValue,
} from "tldraw"

import { modelOf } from "../shapes/canvas-model.ts"
import { boxesWithText, turnIntoCards } from "./turn-into-card.ts"

/** For boxes and texts that somebody has written. */
export function TurnIntoMenu(): JSX.Element | null {
  const editor = useEditor()
  const isOffered = useValue(
    "can become cards",
    () => !editor.getIsReadonly() && boxesWithText(editor).length > 0,
    [editor],
  )
  if (!isOffered || modelOf(editor).board.access.get().access !== "write") return null
  return (
    <TldrawUiMenuGroup id="turn-into-card">
      <TldrawUiMenuSubmenu id="turn-into-card" label="menu.turn-into-card">
        <TldrawUiMenuGroup id="kinds">
          {CARD_COLLECTIONS.map((collection) => (
            <TldrawUiMenuItem
              key={collection}
              id={`card-${collection}`}
              label={`action.card-${collection}`}
              onSelect={() => turnIntoCards(editor, collection)}
            />
          ))}
        </TldrawUiMenuGroup>
      </TldrawUiMenuSubmenu>
    </TldrawUiMenuGroup>
  )
}
