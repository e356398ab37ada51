import { type JSX } from "react"
import {
  TldrawUiButton,
  TldrawUiButtonIcon,
  TldrawUiButtonLabel,
  TldrawUiDropdownMenuContent,
  TldrawUiDropdownMenuGroup,
  TldrawUiDropdownMenuItem,
  TldrawUiDropdownMenuRoot,
  TldrawUiDropdownMenuTrigger,
  useEditor,
  useValue,
} from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { areasByPage, type Area, type PageOfAreas, zoomToAll, zoomToArea } from "./areas.ts"

/** The list of the areas of the wall; choosing one zooms to it. Everybody may open it. */
export function AreaMenu(): JSX.Element {
  const editor = useEditor()
  const messages = useMessages(canvasMessages)
  return (
    <TldrawUiDropdownMenuRoot id="areas">
      <TldrawUiDropdownMenuTrigger>
        <TldrawUiButton
          type="menu"
          className="area-menu-button"
          title={messages.areasLong}
          data-testid="areas.button"
        >
          <TldrawUiButtonLabel>{messages.areas}</TldrawUiButtonLabel>
          <TldrawUiButtonIcon icon="chevron-down" small />
        </TldrawUiButton>
      </TldrawUiDropdownMenuTrigger>
      <TldrawUiDropdownMenuContent>
        <AreaItems />
        <TldrawUiDropdownMenuGroup>
          <Item label={messages.everything} onChoose={() => zoomToAll(editor)} />
        </TldrawUiDropdownMenuGroup>
      </TldrawUiDropdownMenuContent>
    </TldrawUiDropdownMenuRoot>
  )
}

function AreaItems(): JSX.Element {
  const editor = useEditor()
  const messages = useMessages(canvasMessages)
  const pages = useValue("areas", () => withAreas(areasByPage(editor)), [editor])
  const choose = (area: Area): void => {
    zoomToArea(editor, area)
    announce(messages.areaShown(area.name || messages.unnamedArea), "quiet")
  }
  if (pages.length === 0) {
    return (
      <TldrawUiDropdownMenuGroup>
        <p className="area-menu-hint">{messages.noAreas}</p>
      </TldrawUiDropdownMenuGroup>
    )
  }
  return (
    <>
      {pages.map(({ pageId, name, areas }) => (
        <TldrawUiDropdownMenuGroup key={pageId}>
          {pages.length > 1 && <p className="area-menu-hint">{name}</p>}
          {areas.map((area) => (
            <Item
              key={area.id}
              label={area.name || messages.unnamedArea}
              onChoose={() => choose(area)}
            />
          ))}
        </TldrawUiDropdownMenuGroup>
      ))}
    </>
  )
}

function withAreas(pages: readonly PageOfAreas[]): readonly PageOfAreas[] {
  return pages.filter(({ areas }) => areas.length > 0)
}

function Item({ label, onChoose }: { label: string; onChoose: () => void }): JSX.Element {
  return (
    <TldrawUiDropdownMenuItem>
      <TldrawUiButton type="menu" onClick={onChoose}>
        <TldrawUiButtonLabel>{label}</TldrawUiButtonLabel>
      </TldrawUiButton>
    </TldrawUiDropdownMenuItem>
  )
}
