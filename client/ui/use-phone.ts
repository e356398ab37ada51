import { useSyncExternalStore } from "react"

const phone = window.matchMedia("(max-width: 699px)")

/** Too narrow for a table of a dozen columns. */
export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      phone.addEventListener("change", listener)
      return () => phone.removeEventListener("change", listener)
    },
    () => phone.matches,
  )
}
