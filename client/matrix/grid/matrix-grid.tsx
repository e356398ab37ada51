import { rolesOf } from "@tafelrunde/shared/model"
import { type CSSProperties, type FocusEvent, type JSX, useId } from "react"

import { placeOf } from "../commands/focus.ts"
import { matrixSize } from "../matrix-size.ts"
import { HEAD_KEY, rowHeight, SIZES } from "../rows.ts"
import { GridContext } from "./grid-context.ts"
import { GridHead } from "./grid-head.tsx"
import { GridOverlays } from "./grid-overlays.tsx"
import { MatrixBar } from "./matrix-bar.tsx"
import { MatrixRows } from "./matrix-rows.tsx"
import { useCellClicks } from "./use-cell-clicks.ts"
import { useCrosshair } from "./use-crosshair.ts"
import { useFilling } from "./use-filling.ts"
import { useGridKeys } from "./use-grid-keys.ts"
import { useGridPaste } from "./use-grid-paste.ts"
import { type MatrixGridProps, type MatrixGridState, useMatrixGrid } from "./use-matrix-grid.ts"
import { useShield } from "./use-stop-propagation.ts"

import "../matrix.css"

/**
 * The responsibility matrix as an editable, accessible table of the size that `matrixSize` returns. It
 * holds no state of the model, so that all grids of a board show the same.
 */
export function MatrixGrid(props: MatrixGridProps): JSX.Element {
  const state = useMatrixGrid(props)
  const { table, grid, matrix, active } = state
  useShield(table)
  useCrosshair(table)
  useGridPaste(state)
  const filling = useFilling()
  // Needed with `role="grid"`: arrow keys move through the cells.
  const interaction = {
    role: "grid",
    onKeyDownCapture: useGridKeys({
      ...state,
      filling,
      isFilled: (cell) => rolesOf(matrix, cell).length > 0,
      onLeave: props.onLeave,
    }),
    onFocus: (event: FocusEvent) => onFocus(event, props, state),
    onBlur: (event: FocusEvent) => {
      if (isWithin(event)) return
      filling.set(false)
      props.onFocusCell?.(undefined)
    },
    ...useCellClicks({ ...state, filling }),
  }
  const captionId = useId()
  const keysId = useId()
  const phase = matrix.phases.find(({ id }) => id === props.phaseId)?.title
  return (
    <GridContext value={grid}>
      <div className="matrix" style={gridStyle(props, state)}>
        {props.bar !== "none" && <MatrixBar phase={phase} />}
        <table
          ref={table}
          {...interaction}
          aria-labelledby={captionId}
          aria-describedby={keysId}
          aria-readonly={!props.editable}
        >
          <caption className="visually-hidden">
            <span id={captionId}>{grid.messages.caption(phase ?? "")}</span>
            <span id={keysId}>{props.editable ? grid.messages.keys : grid.messages.readOnly}</span>
          </caption>
          <colgroup>
            <col style={{ width: SIZES.titleColumn }} />
            {matrix.institutions.map(({ id }) => (
              <col key={id} style={{ width: SIZES.column }} />
            ))}
            <col />
          </colgroup>
          <GridHead
            institutions={matrix.institutions}
            flaws={state.findings.institutions}
            activeColumn={active.row === HEAD_KEY ? active.column : undefined}
          />
          <MatrixRows {...state} />
        </table>
        <GridOverlays {...state} />
      </div>
    </GridContext>
  )
}

/** Whether the focus moves within the grid, or to one of its menus and dialogs. */
function isWithin({ relatedTarget, currentTarget }: FocusEvent): boolean {
  return (
    relatedTarget instanceof Element &&
    (currentTarget.contains(relatedTarget) || isOverlay(relatedTarget))
  )
}

function onFocus(event: FocusEvent, props: MatrixGridProps, state: MatrixGridState): void {
  const place = placeOf(event.target)
  if (!place) return
  const { active, setActive, cellAt } = state
  if (place.row !== active.row || place.column !== active.column) setActive(place)
  const cell = cellAt(place)
  if (cell) props.onFocusCell?.(cell)
}

/** Menus and dialogs of a grid are children of the page's body, but belong to the grid. */
function isOverlay(element: Element): boolean {
  return element.closest(".menu-popover, .matrix-dialog, .gone-notice") !== null
}

/** The sizes as CSS variables, so that they are defined once. */
function gridStyle(props: MatrixGridProps, { matrix, rows }: MatrixGridState): CSSProperties {
  const { width } = matrixSize(matrix, props.phaseId)
  const height = SIZES.bar + SIZES.head + rows.reduce((sum, row) => sum + rowHeight(row), 0)
  const sizes = Object.entries(SIZES).map(([name, size]) => [`--matrix-${name}`, `${size}px`])
  const scale = props.scale ?? 1
  return {
    ...(Object.fromEntries([...sizes, ["--matrix-width", `${width}px`]]) as CSSProperties),
    width,
    height: props.bar === "none" ? height - SIZES.bar : height,
    ...(scale !== 1 && { transform: `scale(${scale})`, transformOrigin: "0 0" }),
  }
}
