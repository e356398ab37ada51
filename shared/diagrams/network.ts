import { type BoardView, type Handover, spokenNumber } from "../content/index.ts"
import { type Diagram } from "./diagram.ts"
import { type Box, type Drawing, GAP } from "./drawing.ts"
import { bestLayout, type Pair } from "./network-layout.ts"
import { labelOf, plain, sizeOf, strong } from "./text.ts"

const WIDEST_NAME = 200
const WIDEST_LABEL = 130
const SMALLEST_BOX = 96

/** The institutions, and an arrow for those of whom one hands over to the other, with the numbers of the handovers. */
export function network(board: BoardView): Diagram {
  const bySender = Map.groupBy(board.handovers, ({ fromInstitutionId }) => fromInstitutionId)
  const senders = [
    ...board.institutions.map(({ id }) => id),
    ...[...bySender.keys()].filter((id) => !board.institution(id)),
  ]
  return {
    title: board.say({ de: "Netz der Schnittstellen", en: "Network of handovers" }),
    drawing: networkDrawing(board),
    textForm: {
      columns: [
        board.say({ de: "Nr.", en: "No." }),
        board.say({ de: "an", en: "to" }),
        board.say({ de: "Schnittstelle", en: "Handover" }),
      ],
      groups: senders.flatMap((id) => {
        const sent = bySender.get(id) ?? []
        if (sent.length === 0) return []
        const name = board.short(id) || board.say({ de: "(offen)", en: "(open)" })
        return [
          {
            id,
            title: board.say({ de: `Von ${name}`, en: `From ${name}` }),
            rows: sent.map((entry) => [
              spokenNumber(board.handovers, entry.id),
              board.short(entry.toInstitutionId),
              entry.title,
            ]),
          },
        ]
      }),
    },
  }
}

function networkDrawing(board: BoardView): Drawing {
  const pairs = pairsOf(board)
  const linked = new Set(pairs.flatMap(({ from, to }) => [from, to]))
  const nodes = board.institutions.map(({ id }) => institutionBox(board, id, linked.has(boxId(id))))
  const placed = bestLayout(
    nodes.filter(({ id }) => linked.has(id)),
    pairs,
  )
  return withUnlinked(
    placed,
    nodes.filter(({ id }) => !linked.has(id)),
  )
}

function institutionBox(board: BoardView, id: string, isLinked: boolean): Box {
  const label = labelOf([strong(board.short(id))], { width: WIDEST_NAME, maxLines: 3 })
  const { w, h } = sizeOf(label.lines)
  const tone = isLinked ? "plain" : "muted"
  return {
    id: boxId(id),
    x: 0,
    y: 0,
    w: Math.max(SMALLEST_BOX, w),
    h,
    tone,
    align: "middle",
    ...label,
  }
}

function boxId(institutionId: string): string {
  return `institution:${institutionId}`
}

/** Who hands over to whom; several handovers in one direction are one arrow. */
function pairsOf(board: BoardView): readonly Pair[] {
  const known = board.handovers.filter(
    ({ fromInstitutionId: from, toInstitutionId: to }) =>
      from !== to && board.institution(from) && board.institution(to),
  )
  const byPair = Map.groupBy(known, ({ fromInstitutionId, toInstitutionId }) =>
    JSON.stringify([fromInstitutionId, toInstitutionId]),
  )
  return [...byPair.values()].flatMap((entries) => {
    const [first] = entries
    return first ? [pairOf(board, first, entries)] : []
  })
}

function pairOf(board: BoardView, first: Handover, entries: readonly Handover[]): Pair {
  const numbers = entries.map(({ id }) => spokenNumber(board.handovers, id)).join(", ")
  const label = labelOf([plain(numbers)], { width: WIDEST_LABEL, maxLines: 3 })
  const { w, h } = sizeOf(label.lines)
  // A label needs less room around it than a box.
  return {
    id: `handover:${first.fromInstitutionId}:${first.toInstitutionId}`,
    from: boxId(first.fromInstitutionId),
    to: boxId(first.toInstitutionId),
    label: {
      id: `handovers:${first.fromInstitutionId}:${first.toInstitutionId}`,
      x: 0,
      y: 0,
      w: w - 12,
      h: h - 20,
      tone: "label",
      align: "middle",
      ...label,
    },
  }
}

/** Institutions without a handover stand in rows under the others: that they have none is worth seeing. */
function withUnlinked(drawing: Drawing, unlinked: readonly Box[]): Drawing {
  const width = Math.max(drawing.width, ...unlinked.map(({ w }) => w + 2 * GAP))
  const widest = Math.max(width, 1200)
  const boxes: Box[] = []
  let [x, y, rowHeight, right] = [GAP, Math.max(GAP, drawing.height), 0, 0]
  for (const box of unlinked) {
    if (x > GAP && x + box.w + GAP > widest) [x, y, rowHeight] = [GAP, y + rowHeight + GAP, 0]
    boxes.push({ ...box, x, y })
    right = Math.max(right, x + box.w)
    x += box.w + GAP
    rowHeight = Math.max(rowHeight, box.h)
  }
  return {
    ...drawing,
    width: Math.max(drawing.width, right + GAP, 2 * GAP),
    height: boxes.length === 0 ? Math.max(drawing.height, 2 * GAP) : y + rowHeight + GAP,
    boxes: [...drawing.boxes, ...boxes],
  }
}
