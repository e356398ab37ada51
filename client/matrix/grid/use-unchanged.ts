import { useState } from "react"

/** The same object as before as long as it says the same, so that memo holds. For small plain JSON. */
export function useUnchanged<T>(value: T): T {
  const [kept, keep] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
