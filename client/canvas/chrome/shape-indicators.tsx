import type { JSX } from "react"
import {
  type Editor,
  type TLShapeId,
  type TLShapeIndicatorsProps,
  useEditor,
  useEditorComponents,
  useValue,
} from "tldraw"

const OUTLINING = [
  "select.idle",
  "select.editing_shape",
  "select.brushing",
  "select.scribble_brushing",
  "select.pointing_shape",
  "select.pointing_selection",
  "select.pointing_handle",
]
const HOVERING = ["select.idle", "select.editing_shape"]

/**
 * The outlines of selected and hovered shapes. tldraw's own component keeps a hidden outline for every shape of the page and
 * updates all of them when any shape changes: with a thousand shapes that is half the cost of a remote drag.
 */
export function ShapeIndicators({ hideAll, showAll }: TLShapeIndicatorsProps): JSX.Element | null {
  const editor = useEditor()
  const { ShapeIndicator } = useEditorComponents()
  // As one string, so that equal lists compare equal.
  const ids = useValue(
    "outlined shapes",
    () => (showAll ? [...editor.getCurrentPageShapeIds()] : outlined(editor)).join(" "),
    [editor, showAll],
  )
  if (!ShapeIndicator || hideAll || ids === "") return null
  return (
    <>
      {ids.split(" ").map((id) => (
        <ShapeIndicator key={id} shapeId={id as TLShapeId} />
      ))}
    </>
  )
}

function outlined(editor: Editor): readonly TLShapeId[] {
  const { isChangingStyle, isHoveringCanvas, isCoarsePointer } = editor.getInstanceState()
  if (isChangingStyle || !editor.isInAny(...OUTLINING)) return []
  const ids = new Set(editor.getSelectedShapeIds())
  const canHover = isHoveringCanvas && !isCoarsePointer && editor.isInAny(...HOVERING)
  const hovered = canHover ? editor.getHoveredShapeId() : null
  if (hovered) ids.add(hovered)
  return [...ids]
}
