import type { JSX } from "react"
import { DefaultStylePanel, type TLUiStylePanelProps, useEditor, useValue } from "tldraw"

/** tldraw's style panel, shown only when a style applies: it covers a third of a tablet's screen. */
export function StylePanel(props: TLUiStylePanelProps): JSX.Element | null {
  const editor = useEditor()
  const isNeeded = useValue(
    "style panel",
    () => editor.getSelectedShapes().some(hasStyle) || !IDLE_TOOLS.has(editor.getCurrentToolId()),
    [editor],
  )
  return isNeeded ? <DefaultStylePanel {...props} /> : null
}

/** Styles do not apply to what shows the model. */
function hasStyle({ type }: { readonly type: string }): boolean {
  return type !== "matrix" && type !== "card"
}

const IDLE_TOOLS = new Set(["select", "hand", "matrix", "laser", "eraser", "zoom"])
