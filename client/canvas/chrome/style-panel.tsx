import type { JSX } from "react"
import { DefaultStylePanel, type TLUiStylePanelProps, useEditor, useValue } from "tldraw"

/** Colours and sizes, but only while there is something to colour: else they cover a third of a tablet. */
export function StylePanel(props: TLUiStylePanelProps): JSX.Element | null {
  const editor = useEditor()
  const isNeeded = useValue(
    "style panel",
    () => editor.getSelectedShapes().some(hasStyle) || !IDLE_TOOLS.has(editor.getCurrentToolId()),
    [editor],
  )
  return isNeeded ? <DefaultStylePanel {...props} /> : null
}

/** A matrix looks as its roles say. */
function hasStyle({ type }: { readonly type: string }): boolean {
  return type !== "matrix"
}

const IDLE_TOOLS = new Set(["select", "hand", "matrix", "laser", "eraser", "zoom"])
