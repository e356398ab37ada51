import { useSyncExternalStore } from "react"

const phone = window.matchMedia("(max-width: 699px)")
const compact = window.matchMedia("(max-width: 1239px)")

/** A phone in portrait format: one column, and the table instead of the canvas. */
export function isPhone(): boolean {
  return phone.matches
}

/** Too narrow for all actions side by side; the less frequent ones move into a menu. */
export function useCompact(): boolean {
  return useSyncExternalStore(
    (listener) => {
      compact.addEventListener("change", listener)
      return () => compact.removeEventListener("change", listener)
    },
    () => compact.matches,
  )
}
