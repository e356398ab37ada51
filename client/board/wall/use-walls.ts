import { useCallback, useSyncExternalStore } from "react"
import type { Awareness } from "y-protocols/awareness"

import type { Board } from "../board.ts"

/** How many walls show the board now: pages that say so in presence. */
export interface Walls {
  readonly following: number
  /** Those that stay with what was chosen at them. */
  readonly staying: number
}

export function useWalls({ awareness }: Pick<Board, "awareness">): Walls {
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on("change", listener)
      return () => awareness.off("change", listener)
    },
    [awareness],
  )
  const following = useSyncExternalStore(subscribe, () => countOf(awareness, "follows"))
  const staying = useSyncExternalStore(subscribe, () => countOf(awareness, "stays"))
  return { following, staying }
}

function countOf(awareness: Awareness, wanted: string): number {
  return [...awareness.getStates().values()].filter(({ wall }) => wall === wanted).length
}
