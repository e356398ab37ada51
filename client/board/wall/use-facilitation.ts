import {
  type Facilitation,
  onFacilitationChange,
  readFacilitation,
} from "@tafelrunde/shared/facilitation"
import { useCallback, useRef, useSyncExternalStore } from "react"

import type { Board } from "../board.ts"
import { isSameJson } from "../state.ts"

/** What facilitators steer, live; the same object until it changes. */
export function useFacilitation({ facilitationDoc }: Pick<Board, "facilitationDoc">): Facilitation {
  const known = useRef<Facilitation>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => onFacilitationChange(facilitationDoc, listener),
    [facilitationDoc],
  )
  return useSyncExternalStore(subscribe, () => {
    const now = readFacilitation(facilitationDoc)
    if (known.current && isSameJson(now, known.current)) return known.current
    known.current = now
    return now
  })
}
