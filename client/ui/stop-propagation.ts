import type { SyntheticEvent } from "react"

function stop(event: SyntheticEvent): void {
  event.stopPropagation()
}

/**
 * For an element in a portal: React passes its events on to its parents in the tree, where the
 * canvas would take them as its own.
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
  // Captured: the canvas listens on the body, as React does for portals.
  onKeyDownCapture: stop,
}
