import { type RefObject, useEffect } from "react"

/**
 * Stops the propagation of events on the cells: the canvas around them would drag, pan and capture
 * the pointer. It stops native events, and with them React's.
 */
export function useShield(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const shielded = element.current
    const stop = (event: Event): void => event.stopPropagation()
    for (const type of SHIELDED) shielded?.addEventListener(type, stop, { passive: true })
    return () => {
      for (const type of SHIELDED) shielded?.removeEventListener(type, stop)
    }
  }, [element])
}

const SHIELDED = [
  "pointerdown",
  "pointerup",
  "touchstart",
  "touchend",
  "contextmenu",
  "dragstart",
  "drop",
] as const
