import { type RefObject, useEffect } from "react"

import { draggedLine } from "../../ui/reorder/line.ts"

/**
 * Stops the propagation of events on the cells: the canvas around them would drag, pan and capture
 * the pointer. It stops native events, and with them React's.
 */
export function useShield(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const shielded = element.current
    const stop = (event: Event): void => event.stopPropagation()
    const onDrag = (event: Event): void => {
      if (isOfLine(event)) passCanvas(event)
      else if (event.type !== "dragover") stop(event)
    }
    for (const type of SHIELDED) shielded?.addEventListener(type, stop, { passive: true })
    for (const type of DRAGS) shielded?.addEventListener(type, onDrag, { passive: true })
    return () => {
      for (const type of SHIELDED) shielded?.removeEventListener(type, stop)
      for (const type of DRAGS) shielded?.removeEventListener(type, onDrag)
    }
  }, [element])
}

const SHIELDED = ["pointerdown", "pointerup", "touchstart", "touchend", "contextmenu"] as const
const DRAGS = ["dragstart", "dragover", "drop"] as const

/** Whether a row or column of the matrix is dragged, and not selected text or a file. */
function isOfLine({ type, target }: Event): boolean {
  if (type !== "dragstart") return draggedLine() !== undefined
  return target instanceof Element && target.classList.contains("drag-handle")
}

/** tldraw takes all drags over its container for itself, except those with this mark of its own. */
function passCanvas(event: Event): void {
  Reflect.set(event, "isSpecialRedispatchedEvent", true)
}
