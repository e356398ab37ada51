import { type Cell } from "@tafelrunde/shared/model"
import { type MouseEvent, type RefObject, useRef } from "react"

import { elementAt, placeOf } from "../commands/focus.ts"
import { type Place } from "../commands/move.ts"
import { type Grid } from "./grid-context.ts"
import { type Filling } from "./use-filling.ts"

interface ClickParts {
  readonly table: RefObject<HTMLTableElement | null>
  readonly grid: Grid
  readonly cellAt: (place: Place) => Cell | undefined
  /** Set by a click: from then on Tab moves from cell to cell. */
  readonly filling: Filling
}

interface CellClicks {
  readonly onMouseDown: () => void
  readonly onClick: (event: MouseEvent) => void
}

/** The first click on a cell selects it, a click on the selected cell opens its roles. */
export function useCellClicks({ table, grid, cellAt, filling }: ClickParts): CellClicks {
  // The element that had the focus when the button went down: the browser moves the focus before the click.
  const focused = useRef<Element>(null)
  return {
    onMouseDown: () => {
      focused.current = document.activeElement
    },
    onClick: (event) => {
      const place = placeOf(event.target)
      const element = place && cellAt(place) && elementAt(table.current, place)
      if (!place || !element) return
      if (grid.showsDetails && "detailed" in element.dataset && isOnCorner(event, element)) {
        element.focus({ preventScroll: true })
        grid.open({ kind: "details", place })
        return
      }
      const isSelected = (focused.current ?? document.activeElement) === element
      focused.current = null
      filling.set(true)
      if (isSelected && grid.editable) grid.open({ kind: "roles", place })
      else element.focus({ preventScroll: true })
    },
  }
}

/** Share of a cell's width that its corner mark takes, with some room around it. */
const CORNER = 0.28

/** Whether the pointer is on the mark in the upper right corner. */
function isOnCorner({ clientX, clientY }: MouseEvent, element: HTMLElement): boolean {
  const { right, top, width } = element.getBoundingClientRect()
  return right - clientX < width * CORNER && clientY - top < width * CORNER
}
