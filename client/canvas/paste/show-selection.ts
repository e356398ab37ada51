import type { Editor } from "tldraw"

/** Moves the camera when something of what was just added, and is selected, lies outside. */
export function showSelection(editor: Editor): void {
  const placed = editor.getSelectionPageBounds()
  if (!placed || editor.getViewportPageBounds().contains(placed)) return
  editor.zoomToSelection({ animation: { duration: editor.options.animationMediumMs } })
}
