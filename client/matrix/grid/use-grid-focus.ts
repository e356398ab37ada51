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
  /** Whether a menu, a dialog or an input has the focus. */
  readonly isElsewhere: boolean
}

interface GridFocus {
  /** The one place with `tabIndex` 0; it has the focus whenever the grid has it. */
  readonly active: Place
  readonly setActive: Dispatch<SetStateAction<Place>>
  /** Focuses the active place, or the given one, after the next rendering. */
  readonly claim: (place?: Place) => void
}

/**
 * The roving focus of the grid. When somebody removes the row or column that has the focus, the
 * focus moves to the nearest place instead of the page's body.
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
  // After every rendering, because any of them may have removed the focused element.
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
