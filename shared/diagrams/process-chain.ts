import { type BoardView, type Task } from "../content/index.ts"
import { type Diagram, leadsOf, phaseGroups, shortNames } from "./diagram.ts"
import { type Box, type Drawing, type Edge, GAP, IDEAL, PADDING, type TextLine } from "./drawing.ts"
import { heightOf, labelOf, plain, strong } from "./text.ts"

/** More phases than this begin another row of columns. */
const MOST_COLUMNS = 7
const WIDEST_COLUMN = 420
/** Space between the columns, in which an arrow leads to the next phase. */
const BETWEEN = 32

/** Phases as columns in their order, under each its tasks with the institutions that lead and do them. */
export function processChain(board: BoardView): Diagram {
  const phases = phaseGroups(board)
  return {
    title: board.say({ de: "Prozesskette", en: "Process chain" }),
    drawing: chainDrawing(board),
    textForm: {
      columns: [
        board.say({ de: "Nr.", en: "No." }),
        board.say({ de: "Aufgabe", en: "Task" }),
        board.say({ de: "Federführung", en: "Lead" }),
        board.say({ de: "Durchführung", en: "Delivery" }),
      ],
      groups: phases.map(({ id, title, tasks }) => ({
        id,
        title,
        rows: tasks.map((task) => {
          const { accountable, responsible } = leadsOf(board, task.id)
          return [
            String(board.taskNumber(task.id)),
            board.title(task),
            shortNames(board, accountable),
            shortNames(board, responsible),
          ]
        }),
      })),
    },
  }
}

function chainDrawing(board: BoardView): Drawing {
  const phases = phaseGroups(board)
  const perRow = evenly(phases.length, MOST_COLUMNS)
  const room = (IDEAL.width - 2 * GAP - (perRow - 1) * BETWEEN) / Math.max(1, perRow)
  const width = Math.floor(Math.min(WIDEST_COLUMN, room))
  const boxes: Box[] = []
  const edges: Edge[] = []
  let top = GAP
  for (let start = 0; start < phases.length; start += perRow) {
    const row = phases.slice(start, start + perRow)
    const heads = row.map(({ title }, index) =>
      labelOf([strong(`${start + index + 1} ${title}`)], { width: width - 2 * PADDING }),
    )
    const headHeight = Math.max(...heads.map(({ lines }) => heightOf(lines)))
    let bottom = top + headHeight
    for (const [index, { id, tasks }] of row.entries()) {
      const x = GAP + index * (width + BETWEEN)
      const label = heads[index] ?? { text: [], lines: [] }
      const head = { id: `phase:${id}`, x, y: top, w: width, h: headHeight, ...label }
      boxes.push({ ...head, tone: "head", align: "middle" })
      const before = row[index - 1]
      if (before)
        edges.push(arrowInto(`phase:${before.id}`, { ...head, tone: "head", align: "middle" }))
      let y = top + headHeight + GAP
      for (const task of tasks) {
        const box = taskBox(board, task, { x, y, width })
        boxes.push(box)
        y += box.h + GAP
      }
      bottom = Math.max(bottom, y - GAP)
    }
    top = bottom + 2 * GAP
  }
  const columns = Math.min(perRow, phases.length)
  return {
    width: 2 * GAP + columns * width + Math.max(0, columns - 1) * BETWEEN,
    height: Math.max(top - GAP, 2 * GAP),
    bands: [],
    edges,
    boxes,
  }
}

/** How many columns each row has when the rows are filled alike. */
function evenly(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, Math.ceil(count / most))))
}

function arrowInto(from: string, head: Box): Edge {
  const y = head.y + head.h / 2
  return {
    id: `next:${head.id}`,
    from,
    to: head.id,
    points: [
      { x: head.x - BETWEEN, y },
      { x: head.x, y },
    ],
  }
}

function taskBox(
  board: BoardView,
  task: Task,
  { x, y, width }: { x: number; y: number; width: number },
): Box {
  const label = labelOf(taskText(board, task), { width: width - 2 * PADDING })
  return {
    id: `task:${task.id}`,
    x,
    y,
    w: width,
    h: heightOf(label.lines),
    tone: "plain",
    align: "start",
    ...label,
  }
}

/** Number, who leads and who does it, then the title: `2 · E/D SOZ` or `1 · E KIK · D MBE, SOZ`. */
function taskText(board: BoardView, task: Task): readonly TextLine[] {
  const { accountable, responsible } = leadsOf(board, task.id)
  const [lead, deliver] = [board.letter("accountable"), board.letter("responsible")]
  const isOne = lead === deliver || accountable.join(" ") === responsible.join(" ")
  const parts = isOne
    ? [
        {
          letter: lead === deliver ? lead : `${lead}/${deliver}`,
          ids: [...new Set([...accountable, ...responsible])],
        },
      ]
    : [
        { letter: lead, ids: accountable },
        { letter: deliver, ids: responsible },
      ]
  const holders = parts.filter(({ ids }) => ids.length > 0)
  const names = holders.map(({ letter, ids }) => `${letter}\u00a0${shortNames(board, ids)}`)
  const open = board.say({ de: "noch offen", en: "still open" })
  const head = [board.taskNumber(task.id), ...(names.length > 0 ? names : [open])].join(" · ")
  return [strong(head), plain(board.title(task))]
}
