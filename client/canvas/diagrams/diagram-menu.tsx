import { DIAGRAM_KINDS, type DiagramKind } from "@tafelrunde/shared/diagrams"
import { type JSX } from "react"
import {
  type Editor,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  type TLUiActionsContextType,
} from "tldraw"

import { putDiagram } from "./put-diagram.ts"

/** Diagrams that cards and arrows can show; lanes need their strips. */
const KINDS = DIAGRAM_KINDS.filter((kind) => kind !== "lanes")

/** Draws diagrams of the board's content, or brings those of the page up to date. */
export function DiagramMenu(): JSX.Element {
  return (
    <TldrawUiMenuSubmenu id="diagrams" label="menu.diagrams">
      <TldrawUiMenuGroup id="diagrams">
        {KINDS.map((kind) => (
          <TldrawUiMenuActionItem key={kind} actionId={actionOf(kind)} />
        ))}
      </TldrawUiMenuGroup>
    </TldrawUiMenuSubmenu>
  )
}

function actionOf(kind: DiagramKind): string {
  return `diagram-${kind}`
}

export function diagramActions(editor: Editor): TLUiActionsContextType {
  return Object.fromEntries(
    KINDS.map(actionOf).map((id, index) => [
      id,
      {
        id,
        label: `action.${id}`,
        onSelect: () => {
          const kind = KINDS[index]
          if (kind) putDiagram(editor, kind)
        },
      },
    ]),
  )
}
