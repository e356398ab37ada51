import { type MatrixLayout } from "../../matrix/matrix-size.ts"
import { SIZES } from "../../matrix/rows.ts"

/** The part of a matrix that the window shows, in the matrix's natural pixels. */
export interface SeenPart {
  /** Where the window begins below tldraw's menu, relative to the matrix. */
  readonly left: number
  readonly top: number
  readonly width: number
  /** Natural pixels of the strip between the window's edge and the heads, which tldraw's menu covers in part. */
  readonly strip: number
}

/** By how many natural pixels the heads of a matrix are moved so that they stay in sight. */
export interface KeptHeads {
  /** Task titles, to the right. */
  readonly x: number
  /** Column heads, downwards. */
  readonly y: number
  /** The height above the column heads that they hide, so that no rows show there. */
  readonly strip: number
  /** The row of the phase that the first visible tasks belong to, downwards. */
  readonly phase: { readonly id: string; readonly y: number } | undefined
  /** The titles of phases, to the right within their rows. */
  readonly phaseTitle: number
}

/** When fewer columns than these are in sight, the titles go out of sight with them. */
const LAST_COLUMNS = 5

/** Where the heads stand when they stay in sight, like the frozen rows of a spreadsheet. */
export function keptHeads(layout: MatrixLayout, seen: SeenPart): KeptHeads {
  const { width, height, rows } = layout
  const last = height - SIZES.bar - SIZES.head - SIZES.phase - SIZES.task
  const y = clamp(seen.top - SIZES.bar, last)
  const most = width - SIZES.titleColumn - LAST_COLUMNS * SIZES.column
  const x = hasRoomForTitles(seen) ? clamp(seen.left, most) : 0
  const edge = SIZES.bar + y + SIZES.head
  const ofPhases = rows.filter(({ row }) => row.kind === "phase" || row.kind === "addPhase")
  const index = ofPhases.findLastIndex((placed) => placed.row.kind === "phase" && placed.y < edge)
  const current = ofPhases[index]
  const end = ofPhases[index + 1]?.y ?? height
  const phase =
    y > 0 && current?.row.kind === "phase"
      ? { id: current.row.phaseId, y: Math.min(edge, end - SIZES.phase) - current.y }
      : undefined
  return { x, y, strip: Math.min(seen.strip, y), phase, phaseTitle: clamp(seen.left, most) }
}

/** Task titles that covered most of a narrow window would leave no room for the cells. */
function hasRoomForTitles({ width }: SeenPart): boolean {
  return SIZES.titleColumn <= 0.6 * width
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, Math.max(0, most)))
}
