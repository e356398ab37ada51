import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react"

import { elementAt } from "../commands/focus.ts"
import { type MatrixBoard } from "../commands/gestures.ts"
import { firstPlace, nearestPlace, type Place, type Places } from "../commands/move.ts"

interface FocusParts {
  readonly table: RefObject<HTMLTableElement | null>
  readonly places: Places
  readonly matrix: MatrixBoard["matrix"]
  /** A menu, a dialog or an input has the keyboard. */
  readonly isElsewhere: boolean
}

interface GridFocus {
  /** The one place that Tab reaches; the keyboard is there when it is in the grid. */
  readonly active: Place
  readonly setActive: Dispatch<SetStateAction<Place>>
  /** Gives the keyboard to the active place after the next rendering, or to another. */
  readonly claim: (place?: Place) => void
}

/**
 * The roving focus of the grid. When somebody removes the row or column that the keyboard is in, it
 * goes to the nearest one, instead of being lost to the page.
 */
export function useGridFocus({ table, places, matrix, isElsewhere }: FocusParts): GridFocus {
  const [active, setActive] = useState(() => firstPlace(places))
  const [, setClaims] = useState(0)
  const before = useRef(places)
  const wanted = useRef<"no" | "unlessInside" | "yes">("no")
  const claim = useCallback((place?: Place) => {
    wanted.current = "yes"
    if (place) setActive(place)
    setClaims((count) => count + 1)
  }, [])
  useEffect(
    () =>
      matrix.subscribe(() => {
        const isInside = table.current?.contains(document.activeElement)
        if (isInside && wanted.current === "no") wanted.current = "unlessInside"
      }),
    [matrix, table],
  )
  useLayoutEffect(() => {
    const nearest = nearestPlace(places, before.current, active)
    before.current = places
    if (nearest !== active) setActive(nearest)
  }, [places, active])
  // After every rendering: whatever it took away, the keyboard must be somewhere.
  useLayoutEffect(() => {
    if (wanted.current === "no") return
    const element = elementAt(table.current, active)
    if (!element) return
    const isInside = table.current?.contains(document.activeElement)
    const isWanted = wanted.current === "yes" || (wanted.current === "unlessInside" && !isInside)
    wanted.current = "no"
    if (isWanted && !isElsewhere) element.focus()
  })
  return { active, setActive, claim }
}
