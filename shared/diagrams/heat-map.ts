import { type BoardView } from "../content/index.ts"
import { type Diagram, phaseGroups } from "./diagram.ts"
import { type Box, type Drawing, GAP, IDEAL, PADDING, type TextLine, type Tone } from "./drawing.ts"
import { heightOf, labelOf, plain, strong } from "./text.ts"

/** More institutions than this continue in another block below. */
const MOST_COLUMNS = 14
const PHASE_WIDTH = 340
const WIDEST_COLUMN = 200
/** Room for two lines. */
const CELL_HEIGHT = 92
/** Space between cells. */
const SEAM = 4

/** Phases × institutions: in how many tasks of the phase the institution acts, darker for more. */
export function heatMap(board: BoardView): Diagram {
  const counts = countsOf(board)
  const phases = phaseGroups(board)
  return {
    title: board.say({ de: "Phasen × Institutionen", en: "Phases × institutions" }),
    drawing: mapDrawing(board, counts),
    textForm: {
      columns: [
        board.say({ de: "Institution", en: "Institution" }),
        board.say({ de: "Aufgaben", en: "Tasks" }),
        board.say({ de: "davon führend", en: "of these in the lead" }),
        board.say({ de: "davon durchführend", en: "of these delivering" }),
      ],
      groups: phases.map(({ id, title }) => ({
        id,
        title,
        rows: board.institutions.flatMap((institution) => {
          const { accountable, any, responsible } = counts(id, institution.id)
          const row = [any, accountable, responsible].map(String)
          return any === 0 ? [] : [[board.short(institution.id), ...row]]
        }),
      })),
    },
  }
}

interface Counts {
  readonly any: number
  readonly accountable: number
  readonly responsible: number
}

type CountsOf = (phaseId: string, institutionId: string) => Counts

function countsOf(board: BoardView): CountsOf {
  const known = new Set(board.phases.map(({ id }) => id))
  const phaseOf = new Map(
    board.tasks.map(({ id, phaseId }) => [id, known.has(phaseId) ? phaseId : ""]),
  )
  const cells = Map.groupBy(board.assignments, ({ institutionId, taskId }) =>
    JSON.stringify([phaseOf.get(taskId), institutionId]),
  )
  return (phaseId, institutionId) => {
    const found = cells.get(JSON.stringify([phaseId, institutionId])) ?? []
    return {
      any: found.length,
      accountable: found.filter(({ roles }) => roles?.includes("accountable")).length,
      responsible: found.filter(({ roles }) => roles?.includes("responsible")).length,
    }
  }
}

function mapDrawing(board: BoardView, counts: CountsOf): Drawing {
  const { institutions } = board
  const blocks = Math.max(1, Math.ceil(institutions.length / MOST_COLUMNS))
  const perBlock = Math.max(1, Math.ceil(institutions.length / blocks))
  const room = (IDEAL.width - 2 * GAP - PHASE_WIDTH) / perBlock
  const width = Math.floor(Math.min(WIDEST_COLUMN, room))
  const boxes: Box[] = []
  let top = GAP
  for (let start = 0; start < institutions.length; start += perBlock) {
    const block = institutions.slice(start, start + perBlock)
    const grid = blockBoxes(board, { counts, ids: block.map(({ id }) => id), top, width })
    boxes.push(...grid)
    top = Math.max(...grid.map(({ h, y }) => y + h)) + 2 * GAP
  }
  return {
    width: Math.max(2 * GAP, ...boxes.map(({ w, x }) => x + w + GAP)),
    height: Math.max(2 * GAP, top - GAP),
    bands: [],
    edges: [],
    boxes,
  }
}

interface Block {
  readonly counts: CountsOf
  readonly ids: readonly string[]
  readonly top: number
  readonly width: number
}

function blockBoxes(board: BoardView, { counts, ids, top, width }: Block): readonly Box[] {
  const names = ids.map((id) => {
    return labelOf([strong(board.short(id))], {
      width: width - SEAM - 2 * PADDING,
      maxLines: 4,
    })
  })
  const headHeight = Math.max(...names.map(({ lines }) => heightOf(lines)))
  const boxes: Box[] = ids.map((id, index) => ({
    id: `institution:${id}`,
    x: GAP + PHASE_WIDTH + index * width,
    y: top,
    w: width - SEAM,
    h: headHeight,
    tone: "head",
    align: "middle",
    ...(names[index] ?? { text: [], lines: [] }),
  }))
  let y = top + headHeight + SEAM
  for (const [number, { id, title }] of phaseGroups(board).entries()) {
    const text = `${number + 1} ${title}`
    const label = labelOf([strong(text)], { width: PHASE_WIDTH - SEAM - 2 * PADDING })
    const h = Math.max(heightOf(label.lines), CELL_HEIGHT)
    const row = { id: `phase:${id}:${ids[0] ?? ""}`, x: GAP, y, w: PHASE_WIDTH - SEAM, h, ...label }
    boxes.push({ ...row, tone: "lane", align: "start" })
    for (const [index, institutionId] of ids.entries()) {
      const count = counts(id, institutionId)
      const x = GAP + PHASE_WIDTH + index * width
      boxes.push({
        id: `cell:${id}:${institutionId}`,
        x,
        y,
        w: width - SEAM,
        h,
        tone: toneOf(count.any),
        align: "middle",
        ...labelOf(cellText(board, count), { width: width - SEAM - PADDING, maxLines: 1 }),
      })
    }
    y += h + SEAM
  }
  return boxes
}

function toneOf(count: number): Tone {
  if (count === 0) return "heat0"
  if (count === 1) return "heat1"
  if (count === 2) return "heat2"
  return count === 3 ? "heat3" : "heat4"
}

/** The number of tasks, and under it how often the institution leads or delivers: `2E 1D`. */
function cellText(
  board: BoardView,
  { accountable, any, responsible }: Counts,
): readonly TextLine[] {
  if (any === 0) return []
  const [lead, deliver] = [board.letter("accountable"), board.letter("responsible")]
  const both =
    lead === deliver
      ? [[Math.max(accountable, responsible), lead]]
      : [
          [accountable, lead],
          [responsible, deliver],
        ]
  const roles = both.filter(([count]) => count !== 0).map(([count, letter]) => `${count}${letter}`)
  return [strong(String(any)), ...(roles.length > 0 ? [plain(roles.join(" "))] : [])]
}
