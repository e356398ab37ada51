import { type BoardView, spokenNumber } from "../content/index.ts"
import { laneIdsOf, type phaseGroups } from "./diagram.ts"

/** Width of the strip in which a handover's arrow runs from lane to lane. */
export const TRACK_WIDTH = 58

/** A handover between two lanes: beside the column of its phase, in a strip that it shares with none that it would meet. */
export interface Track {
  readonly id: string
  readonly number: string
  readonly from: string
  readonly to: string
  readonly column: number
  /** The strip's place beside the column, from 0. */
  readonly track: number
}

type Phases = ReturnType<typeof phaseGroups>

/** The handovers between known institutions; each beside the first phase that it belongs to. */
export function handoverTracks(board: BoardView, phases: Phases): readonly Track[] {
  const lane = new Map(board.institutions.map(({ id }, index) => [id, index]))
  /** What each strip holds: the lanes from and to which its arrows run. */
  const strips: { column: number; spans: (readonly [number, number])[] }[] = []
  return board.handovers.flatMap((entry): Track[] => {
    const { fromInstitutionId: from, toInstitutionId: to } = entry
    const [start, end] = [lane.get(from), lane.get(to)]
    if (start === undefined || end === undefined || start === end) return []
    const column = columnOf(board, phases, { from, taskIds: entry.taskIds ?? [] })
    const span = [Math.min(start, end), Math.max(start, end)] as const
    const beside = strips.filter((strip) => strip.column === column)
    const free = beside.find(({ spans }) =>
      spans.every(([first, last]) => span[1] < first || last < span[0]),
    )
    const strip = free ?? { column, spans: [] }
    if (!free) strips.push(strip)
    strip.spans.push(span)
    const track = free ? beside.indexOf(free) : beside.length
    const number = spokenNumber(board.handovers, entry.id)
    return [{ id: `handover:${entry.id}`, number, from, to, column, track }]
  })
}

/** The phase of the first of the handover's tasks, else the first in which the sender leads, else the first. */
function columnOf(
  board: BoardView,
  phases: Phases,
  { from, taskIds }: { readonly from: string; readonly taskIds: readonly string[] },
): number {
  const own = phases.findIndex(({ tasks }) => tasks.some(({ id }) => taskIds.includes(id)))
  if (own >= 0) return own
  const led = phases.findIndex(({ tasks }) =>
    tasks.some(({ id }) => laneIdsOf(board, id).includes(from)),
  )
  return Math.max(0, led)
}
