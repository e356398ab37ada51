import type { Editor } from "tldraw"

/** Moves the camera when part of the newly added selection is off the screen. */
export function showSelection(editor: Editor): void {
  const placed = editor.getSelectionPageBounds()
  if (!placed || editor.getViewportPageBounds().contains(placed)) return
  editor.zoomToSelection({ animation: { duration: editor.options.animationMediumMs } })
}
