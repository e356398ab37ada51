import { type RefObject, useEffect } from "react"

/**
 * Keeps what happens on the cells from the canvas around them, which would drag, pan and capture the
 * pointer: React's handlers and native ones alike, for none of these events travels on.
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
