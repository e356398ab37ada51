import { ADD_COLUMN, HEAD_KEY, type MatrixRow, TITLE_COLUMN } from "../rows.ts"

export interface Place {
  readonly row: string
  readonly column: string
}

interface Line {
  readonly key: string
  readonly columns: readonly string[]
  readonly isTask: boolean
}

/** The places that can be focused: rows from top to bottom, each with its columns. */
export type Places = readonly Line[]

const PAGE = 10

export function placesOf(
  rows: readonly MatrixRow[],
  institutionIds: readonly string[],
  editable: boolean,
): Places {
  const task = [TITLE_COLUMN, ...institutionIds]
  const lines: Line[] = [
    { key: HEAD_KEY, columns: editable ? [...task, ADD_COLUMN] : task, isTask: false },
  ]
  for (const { key, kind } of rows) {
    const isTask = kind === "task"
    if (isTask || kind === "phase" || (editable && kind !== "start")) {
      lines.push({ key, columns: isTask ? task : [TITLE_COLUMN], isTask })
    }
  }
  return lines
}

/** The first cell that can be filled in, else the corner. */
export function firstPlace(places: Places): Place {
  const line = places.find(({ isTask }) => isTask) ?? places[0]
  return {
    row: line?.key ?? HEAD_KEY,
    column: (line?.isTask ? line.columns[1] : undefined) ?? TITLE_COLUMN,
  }
}

function lastPlace(places: Places): Place | undefined {
  const line = places.findLast(({ isTask }) => isTask) ?? places.at(-1)
  return line && { row: line.key, column: line.columns.at(-1) ?? TITLE_COLUMN }
}

/** The same place, or the nearest remaining one when its row or column was removed. */
export function nearestPlace(places: Places, before: Places, place: Place): Place {
  const line = places.find(({ key }) => key === place.row)
  if (line?.columns.includes(place.column)) return place
  const oldIndex = before.findIndex(({ key }) => key === place.row)
  const near = line ?? places[Math.min(Math.max(oldIndex, 0), places.length - 1)]
  if (!near) return firstPlace(places)
  const oldColumns = before[oldIndex]?.columns ?? []
  return { row: near.key, column: columnIn(near, place.column, oldColumns) }
}

function columnIn(line: Line, wanted: string, oldColumns: readonly string[]): string {
  if (line.columns.includes(wanted)) return wanted
  const index = Math.min(oldColumns.indexOf(wanted), line.columns.length - 1)
  return line.columns.at(Math.max(index, 0)) ?? TITLE_COLUMN
}

/** The place that a key moves the focus to; `undefined` when the key does not move it. `control` is Ctrl or Cmd. */
export function nextPlace(
  places: Places,
  from: Place,
  { key, control }: { key: string; control: boolean },
): Place | undefined {
  const index = Math.max(
    0,
    places.findIndex((line) => line.key === from.row),
  )
  switch (key) {
    case "ArrowUp":
      return down(places, from, index - 1)
    case "ArrowDown":
      return down(places, from, index + 1)
    case "PageUp":
      return down(places, from, index - PAGE)
    case "PageDown":
      return down(places, from, index + PAGE)
    case "Home":
      return control ? firstPlace(places) : { row: from.row, column: TITLE_COLUMN }
    case "End":
      return control ? lastPlace(places) : across(places[index], from, Infinity)
    case "ArrowLeft":
      return across(places[index], from, -1)
    case "ArrowRight":
      return across(places[index], from, 1)
    default:
      return undefined
  }
}

/** The next cell that Tab moves to, from row to row; `undefined` behind the last cell and outside of the tasks' rows. */
export function nextCell(places: Places, from: Place, step: 1 | -1): Place | undefined {
  if (!places.some(({ key, isTask }) => isTask && key === from.row)) return undefined
  const tasks = places.filter(({ isTask }) => isTask)
  const cells = tasks.flatMap(({ key, columns }) =>
    columns.slice(1).map((column) => ({ row: key, column })),
  )
  const width = (tasks[0]?.columns.length ?? 1) - 1
  const index = cells.findIndex(({ row, column }) => row === from.row && column === from.column)
  if (index >= 0) return cells[index + step]
  const first = tasks.findIndex(({ key }) => key === from.row) * width
  return cells[step === 1 ? first : first - 1]
}

function down(places: Places, from: Place, index: number): Place | undefined {
  const line = places[Math.min(Math.max(index, 0), places.length - 1)]
  if (!line) return undefined
  const last = line.columns.length > 1 ? line.columns.at(-1) : undefined
  const column = line.columns.includes(from.column) ? from.column : (last ?? TITLE_COLUMN)
  return { row: line.key, column }
}

function across(line: Line | undefined, from: Place, step: number): Place | undefined {
  if (!line) return undefined
  const index = line.columns.indexOf(from.column) + step
  const column = line.columns[Math.min(Math.max(index, 0), line.columns.length - 1)]
  return column === undefined ? undefined : { row: line.key, column }
}
