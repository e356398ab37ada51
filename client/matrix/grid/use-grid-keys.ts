import { type Cell } from "@tafelrunde/shared/model"
import { type KeyboardEvent, type RefObject, useRef } from "react"

import { type CellCommands } from "../commands/commands.ts"
import { FAST_ENTRY, nextRow, toggleFastEntry } from "../commands/fast-entry.ts"
import { elementAt } from "../commands/focus.ts"
import { nextCell, nextPlace, type Place, type Places } from "../commands/move.ts"
import { HEAD_KEY, phaseOfKey, TITLE_COLUMN } from "../rows.ts"
import { type Grid } from "./grid-context.ts"
import { type Filling } from "./use-filling.ts"

interface KeyParts {
  readonly table: RefObject<HTMLTableElement | null>
  readonly grid: Grid
  readonly commands: CellCommands
  readonly places: Places
  readonly active: Place
  /** The cell at a place; `undefined` for headers. */
  readonly cellAt: (place: Place) => Cell | undefined
  /** Whether the cell holds a role. */
  readonly isFilled: (cell: Cell) => boolean
  readonly onLeave: (() => void) | undefined
  readonly filling: Filling
}

type Press = KeyParts & { readonly key: string; readonly control: boolean; readonly shift: boolean }

/**
 * The key handler of the grid, for `onKeyDownCapture`: captured, because the canvas listens for key
 * events below React's root and must not receive these.
 */
export function useGridKeys(parts: KeyParts): (event: KeyboardEvent) => void {
  // Rows without columns are passed without losing the column.
  const column = useRef(parts.active.column)
  return (event) => {
    if (event.target instanceof HTMLInputElement || event.altKey) return
    const control = event.ctrlKey || event.metaKey
    const press = { ...parts, key: event.key, control, shift: event.shiftKey }
    const isUsed = goByKey(press, column) || (parts.grid.editable && change(press))
    if (isUsed) event.preventDefault()
    if (isUsed || (!control && event.key !== "Tab" && event.key !== "Escape")) {
      event.stopPropagation()
    }
  }
}

function goByKey(press: Press, column: RefObject<string>): boolean {
  return collapse(press) || move(press, column) || leave(press)
}

/** On the row of a phase the left arrow collapses it, and the right one opens it. */
function collapse({ key, grid, active }: Press): boolean {
  const isArrow = key === "ArrowLeft" || key === "ArrowRight"
  const phaseId = phaseOfKey(active.row)
  if (!isArrow || phaseId === undefined || !grid.collapse) return false
  grid.collapse(phaseId, key === "ArrowLeft")
  return true
}

function move(press: Press, column: RefObject<string>): boolean {
  const { table, places, active, filling } = press
  if (press.key === "Tab") return moveByTab(press)
  const line = places.find(({ key }) => key === active.row)
  if (line && line.columns.length > 1) column.current = active.column
  const isVertical = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(press.key)
  const from = isVertical ? { row: active.row, column: column.current } : active
  const next = nextPlace(places, from, press)
  if (!next) return false
  filling.set(true)
  elementAt(table.current, next)?.focus()
  return true
}

function moveByTab({ control, shift, grid, filling, places, active, table }: Press): boolean {
  if (control || !grid.editable || !filling.isOn()) return false
  const next = nextCell(places, active, shift ? -1 : 1)
  if (!next) return false
  elementAt(table.current, next)?.focus()
  return true
}

function leave({ key, onLeave, filling }: Press): boolean {
  if (key !== "Escape") return false
  filling.set(false)
  if (!onLeave) return false
  onLeave()
  return true
}

function change(press: Press): boolean {
  if (press.key === "F8") {
    toggleFastEntry(press.grid.messages)
    return true
  }
  const cell = press.cellAt(press.active)
  if (press.control) return undoOrRedo(press)
  if (cell) return changeCell(press, cell)
  return changeLine(press)
}

function undoOrRedo({ key, shift, commands }: Press): boolean {
  const letter = key.toLowerCase()
  if (letter === "z") (shift ? commands.redo : commands.undo)()
  else if (letter === "y") commands.redo()
  else return false
  return true
}

function changeCell(press: Press, cell: Cell): boolean {
  const { key, grid, commands, filling } = press
  if (FAST_ENTRY.get() && enterFast(press, cell)) return true
  if (key === "Enter" || key === "F2" || key === " ") return openCell(press, cell)
  if (key === "Delete" || key === "Backspace") {
    commands.clear(cell)
    return true
  }
  const label = key.length === 1 ? grid.roleCodes.typed(key) : undefined
  if (!label) return false
  filling.set(true)
  commands.toggle(cell, label)
  return true
}

/** F2 opens what is noted of a filled cell, the other keys its roles. */
function openCell({ key, grid, active, isFilled }: Press, cell: Cell): true {
  const isDetails = key === "F2" && grid.showsDetails && isFilled(cell)
  grid.open({ kind: isDetails ? "details" : "roles", place: active })
  return true
}

/** Letters move on to the next cell; with Shift they stay, for a second letter in the same cell. */
function enterFast(press: Press, cell: Cell): boolean {
  const { key, shift, grid, commands, places, active, filling, cellAt } = press
  filling.set(true)
  if (key === " ") return goOn(press, nextCell(places, active, 1))
  if (key === "Enter") return goOn(press, nextRow(places, active))
  if (key === "Backspace") {
    const before = nextCell(places, active, -1)
    const last = before && cellAt(before)
    if (last) commands.clear(last)
    return goOn(press, before)
  }
  const label = key.length === 1 ? grid.roleCodes.typed(key) : undefined
  if (!label) return false
  commands.add(cell, label)
  return shift || goOn(press, nextCell(places, active, 1))
}

function goOn({ table }: Press, place: Place | undefined): true {
  if (place) elementAt(table.current, place)?.focus()
  return true
}

function changeLine({ key, grid, active, table }: Press): boolean {
  const element = elementAt(table.current, active)
  // Buttons handle Enter and the space bar themselves.
  const isCorner = active.row === HEAD_KEY && active.column === TITLE_COLUMN
  if (isCorner && (key === "Enter" || key === " ")) {
    toggleFastEntry(grid.messages)
    return true
  }
  if (!element || element.tagName === "BUTTON" || !element.hasAttribute("aria-haspopup"))
    return false
  if (key === "Enter" || key === " ") grid.open({ kind: "line", place: active })
  else if (key !== "F2") return false
  else if (active.row === HEAD_KEY) {
    grid.open({ kind: "renameInstitution", institutionId: active.column })
  } else grid.rename(active.row)
  return true
}
