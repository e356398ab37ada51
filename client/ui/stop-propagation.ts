import type { SyntheticEvent } from "react"

function stop(event: SyntheticEvent): void {
  event.stopPropagation()
}

/**
 * Handlers for an element in a portal. React passes its events on to its parents in the component
 * tree, where the canvas would handle them.
 */
export const stopPropagation = {
  onPointerDown: stop,
  onPointerMove: stop,
  onPointerUp: stop,
  onTouchStart: stop,
  onTouchEnd: stop,
  onClick: stop,
  onDoubleClick: stop,
  onContextMenu: stop,
  onWheel: stop,
  // Captured: the canvas listens on the body, and so does React for portals.
  onKeyDownCapture: stop,
}
