import { type BoardView, type Task } from "../content/index.ts"
import { type Diagram, laneIdsOf, phaseGroups, shortNames } from "./diagram.ts"
import { type Box, type Drawing, type Edge, GAP, IDEAL, PADDING, type Rect } from "./drawing.ts"
import { handoverTracks, type Track, TRACK_WIDTH } from "./handover-tracks.ts"
import { heightOf, labelOf, plain, strong } from "./text.ts"

const LANE_HEAD = 130
const NARROWEST_COLUMN = 150
/** Space between boxes of a lane, and between its boxes and its edge. */
const SEAM = 6
/** Boxes of lanes are many: they have less space around their text than those of other diagrams. */
function tightHeight(lines: Box["lines"]): number {
  return heightOf(lines) - 16
}

/** Lines of a task's title; as many as let the drawing keep to the height of a projector. */
const FEWEST_LINES = 1
const TITLE_LINES = [4, 3, 2, FEWEST_LINES]

/** A lane for each institution with the tasks that it leads, by phase, and arrows where it hands over to another. */
export function swimLanes(board: BoardView): Diagram {
  const plan = planOf(board)
  const { lanes, phases, tracks } = plan
  return {
    title: board.say({ de: "Bahnen der Institutionen", en: "Lanes of the institutions" }),
    drawing: lanesDrawing(plan),
    textForm: {
      columns: [
        board.say({ de: "Phase", en: "Phase" }),
        board.say({ de: "Aufgaben", en: "Tasks" }),
        board.say({ de: "gibt ab an", en: "hands over to" }),
      ],
      groups: lanes.map(({ id, title }) => ({
        id,
        title,
        rows: phases.flatMap((phase, column) => {
          const tasks = plan.tasksOf(column, id).map((task) => taskText(board, task))
          const given = tracks
            .filter((track) => track.column === column && track.from === id)
            .map(({ to }) => to)
          if (tasks.length === 0 && given.length === 0) return []
          return [[phase.title, tasks.join("; "), shortNames(board, [...new Set(given)])]]
        }),
      })),
    },
  }
}

/** What stands in which lane, read once from the board. */
interface Plan {
  readonly board: BoardView
  readonly phases: ReturnType<typeof phaseGroups>
  readonly lanes: readonly Lane[]
  readonly tracks: readonly Track[]
  /** The tasks of a lane in the phase of this place in the order. */
  readonly tasksOf: (phase: number, laneId: string) => readonly Task[]
}

function planOf(board: BoardView): Plan {
  const phases = phaseGroups(board)
  const places = phases.map(({ tasks }) => {
    const placed = tasks.flatMap((task) =>
      laneIdsOf(board, task.id).map((lane) => ({ lane, task })),
    )
    return Map.groupBy(placed, ({ lane }) => lane)
  })
  return {
    board,
    phases,
    lanes: lanesOf(board, new Set(places.flatMap((lanes) => [...lanes.keys()]))),
    tracks: handoverTracks(board, phases),
    tasksOf: (phase, laneId) => (places[phase]?.get(laneId) ?? []).map(({ task }) => task),
  }
}

interface Lane {
  /** The institution's id; empty for tasks that nobody leads. */
  readonly id: string
  readonly title: string
}

/** Institutions with a task or a handover, in board order; then a lane for tasks that nobody leads. */
function lanesOf(board: BoardView, withTasks: ReadonlySet<string>): readonly Lane[] {
  const used = new Set([
    ...withTasks,
    ...board.handovers.flatMap((entry) => [entry.fromInstitutionId, entry.toInstitutionId]),
  ])
  const open = board.say({ de: "noch offen", en: "still open" })
  return [
    ...board.institutions
      .filter(({ id }) => used.has(id))
      .map(({ id }) => ({ id, title: board.short(id) })),
    ...(used.has("") ? [{ id: "", title: open }] : []),
  ]
}

function taskText(board: BoardView, task: Task): string {
  return `${board.taskNumber(task.id)} ${board.title(task)}`
}

function lanesDrawing(plan: Plan): Drawing {
  if (plan.lanes.length === 0)
    return { width: 2 * GAP, height: 2 * GAP, bands: [], edges: [], boxes: [] }
  for (const titleLines of TITLE_LINES) {
    const drawing = drawingWith(plan, titleLines)
    if (drawing.height <= IDEAL.height || titleLines === FEWEST_LINES) return drawing
  }
  throw new Error("No number of lines was tried")
}

interface Column {
  readonly x: number
  readonly width: number
  readonly tracks: readonly Track[]
}

function drawingWith(plan: Plan, titleLines: number): Drawing {
  const columns = columnsOf(plan)
  const last = columns.at(-1)
  const right = last ? last.x + last.width + trackRoom(last.tracks) + GAP : GAP + LANE_HEAD
  const heads = phaseHeads(plan, columns)
  const boxes: Box[] = [...heads]
  const bands: Rect[] = []
  const middles = new Map<string, number>()
  let y = Math.max(GAP, ...heads.map((head) => head.y + head.h + SEAM))
  for (const [index, lane] of plan.lanes.entries()) {
    const label = labelOf([strong(lane.title)], { width: LANE_HEAD - 2 * PADDING, maxLines: 2 })
    const tasks = columns.flatMap((column, at) =>
      tasksIn(plan, { lane, column, phase: at, top: y + SEAM, titleLines }),
    )
    const bottom = Math.max(
      y + tightHeight(label.lines),
      ...tasks.map((task) => task.y + task.h + SEAM),
    )
    const h = bottom - y
    if (index % 2 === 0) bands.push({ x: GAP + LANE_HEAD, y, w: right - GAP - GAP - LANE_HEAD, h })
    const tone = lane.id === "" ? "muted" : "head"
    const head = { id: laneBoxId(lane.id), x: GAP, y, w: LANE_HEAD - SEAM, h, ...label }
    boxes.push({ ...head, tone, align: "middle" }, ...tasks)
    middles.set(lane.id, y + h / 2)
    y = bottom + SEAM
  }
  const handovers = columns.flatMap(({ tracks, width, x }) =>
    tracks.flatMap((track) => arrowOf(track, x + width, middles)),
  )
  return {
    width: right,
    height: y - SEAM + GAP,
    bands,
    edges: handovers.map(({ edge }) => edge),
    boxes: [...boxes, ...handovers.map(({ label }) => label)],
  }
}

function laneBoxId(id: string): string {
  return `institution:${id}`
}

/** Each phase has room for its tasks, and to the right of it for its handovers. */
function columnsOf({ phases, tracks: all }: Plan): readonly Column[] {
  const tracks = phases.map((_, column) => all.filter((track) => track.column === column))
  const taken = tracks.reduce((sum, each) => sum + trackRoom(each) + SEAM, LANE_HEAD + 2 * GAP)
  const room = (IDEAL.width - taken) / Math.max(1, phases.length)
  const width = Math.floor(Math.max(NARROWEST_COLUMN, room))
  let x = GAP + LANE_HEAD
  return tracks.map((each) => {
    const column = { x, width, tracks: each }
    x += width + trackRoom(each) + SEAM
    return column
  })
}

function trackRoom(tracks: readonly Track[]): number {
  return Math.max(0, ...tracks.map(({ track }) => track + 1)) * TRACK_WIDTH
}

function phaseHeads({ phases }: Plan, columns: readonly Column[]): readonly Box[] {
  const heads = phases.flatMap(({ id, title }, index) => {
    const column = columns[index]
    if (!column) return []
    const w = column.width + trackRoom(column.tracks)
    const label = labelOf([strong(`${index + 1} ${title}`)], { width: w - 2 * PADDING })
    return [{ id: `phase:${id}`, x: column.x, w, ...label }]
  })
  const h = Math.max(0, ...heads.map(({ lines }) => heightOf(lines)))
  return heads.map((head) => ({ ...head, y: GAP, h, tone: "lane", align: "middle" }))
}

interface Cell {
  readonly lane: Lane
  readonly column: Column
  /** The phase's place in the order. */
  readonly phase: number
  readonly top: number
  readonly titleLines: number
}

function tasksIn(plan: Plan, { column, lane, phase, titleLines, top }: Cell): readonly Box[] {
  let y = top
  return plan.tasksOf(phase, lane.id).map((task): Box => {
    const room = { width: column.width - 2 * PADDING, maxLines: titleLines }
    const label = labelOf([plain(taskText(plan.board, task))], room)
    const h = tightHeight(label.lines)
    const id = `task:${task.id}:${lane.id}`
    const place = { x: column.x, y, w: column.width, h }
    const box: Box = { id, ...place, tone: "plain", align: "start", ...label }
    y += h + SEAM
    return box
  })
}

const LABEL_HEIGHT = 34

/** An arrow down or up its track, from the sender's lane, where its number stands, to the receiver's. */
function arrowOf(
  { from, id, number, to, track }: Track,
  left: number,
  middles: ReadonlyMap<string, number>,
): readonly { readonly edge: Edge; readonly label: Box }[] {
  const [start, end] = [middles.get(from), middles.get(to)]
  if (start === undefined || end === undefined) return []
  const x = left + (track + 0.5) * TRACK_WIDTH
  const text = labelOf([plain(number)], { width: TRACK_WIDTH - 4, maxLines: 1 })
  const label: Box = {
    id: `label:${id}`,
    x: x - TRACK_WIDTH / 2 + 2,
    y: start - LABEL_HEIGHT / 2,
    w: TRACK_WIDTH - 4,
    h: LABEL_HEIGHT,
    tone: "label",
    align: "middle",
    ...text,
  }
  const edge = start + (end > start ? LABEL_HEIGHT : -LABEL_HEIGHT) / 2
  return [
    {
      label,
      edge: {
        id,
        from: laneBoxId(from),
        to: laneBoxId(to),
        label: label.id,
        points: [
          { x, y: edge },
          { x, y: end },
        ],
      },
    },
  ]
}
