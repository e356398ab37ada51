import { useState } from "react"

/** The previous object as long as the new one is equal, so that `memo` works. For small plain JSON. */
export function useUnchanged<T>(value: T): T {
  const [kept, keep] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
