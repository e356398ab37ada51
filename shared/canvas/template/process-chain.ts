import type { BoardContent } from "../../content/index.ts"

/** A place in the grid under the phases: column = phase, row from the top. */
export interface Slot {
  readonly column: number
  readonly row: number
}

/**
 * Comparisons of lines and cards while a layout is searched. A workshop's board needs a few million; with thousands of
 * handovers the search would take hours, so that the first layouts have to do.
 */
const MOST_WORK = 10_000_000

/**
 * The slot of each institution along the chain of phases: in the phase in which it is accountable for most tasks, and in
 * the row in which the handover arrows cross least. Deterministic for the same content.
 */
export function placeAlongChain(content: BoardContent): ReadonlyMap<string, Slot> {
  const columns = columnsOf(content)
  const edges = (content.handovers ?? []).map(
    (h) => [h.fromInstitutionId, h.toInstitutionId] as const,
  )
  const rows = 1 + Math.max(0, ...[...columns.values()].map((ids) => ids.length))
  const chain = { edges, rows, work: { left: MOST_WORK } }
  let best: Map<string, Slot> | undefined
  // Local search: each start ends where no single move improves the layout; the best of several is good enough.
  for (let start = 0; start < 2 * rows; start += 1) {
    const slots = startingSlots(columns, { rows, start })
    improve(slots, chain)
    if (!best || cost(slots, chain) < cost(best, chain)) best = slots
    if (chain.work.left <= 0) break
  }
  return best ?? new Map<string, Slot>()
}

function startingSlots(
  columns: ReadonlyMap<number, readonly string[]>,
  { rows, start }: { rows: number; start: number },
): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  for (const [column, ids] of columns) {
    for (const [i, id] of ids.entries()) {
      slots.set(id, { column, row: (i + start * (column + 1)) % rows })
    }
  }
  return slots
}

function columnsOf(content: BoardContent): Map<number, string[]> {
  const phases = content.phases ?? []
  const phaseOfTask = new Map((content.tasks ?? []).map((task) => [task.id, task.phaseId]))
  const columns = new Map<number, string[]>()
  for (const institution of content.institutions ?? []) {
    const weights = phases.map(() => 0)
    for (const { institutionId, taskId, roles } of content.assignments ?? []) {
      if (institutionId !== institution.id) continue
      const column = phases.findIndex((phase) => phase.id === phaseOfTask.get(taskId))
      weights[column] = (weights[column] ?? 0) + weightOf(roles ?? [])
    }
    const column = Math.max(0, weights.indexOf(Math.max(...weights)))
    columns.set(column, [...(columns.get(column) ?? []), institution.id])
  }
  return columns
}

function weightOf(roles: readonly string[]): number {
  if (roles.includes("accountable")) return 3
  return roles.includes("responsible") ? 2 : 0
}

interface Chain {
  readonly edges: readonly (readonly [string, string])[]
  readonly rows: number
  readonly work: { left: number }
}

/** Moves cards within their column, to free rows or by swapping, as long as the layout improves. */
function improve(slots: Map<string, Slot>, chain: Chain): void {
  let best = cost(slots, chain)
  for (let round = 0; round < 12; round += 1) {
    const before = best
    for (const id of slots.keys()) {
      if (chain.work.left <= 0) return
      best = moveToBestRow({ slots, id, best }, chain)
    }
    if (best === before) return
  }
}

function moveToBestRow(
  move: { slots: Map<string, Slot>; id: string; best: number },
  chain: Chain,
): number {
  const { slots, id } = move
  let best = move.best
  for (let row = 0; row < chain.rows && chain.work.left > 0; row += 1) {
    const from = slots.get(id)
    if (!from || from.row === row) continue
    const neighbour = [...slots].find(([, s]) => s.column === from.column && s.row === row)?.[0]
    slots.set(id, { ...from, row })
    if (neighbour !== undefined) slots.set(neighbour, from)
    const next = cost(slots, chain)
    if (next < best) best = next
    else {
      slots.set(id, from)
      if (neighbour !== undefined) slots.set(neighbour, { ...from, row })
    }
  }
  return best
}

function cost(slots: ReadonlyMap<string, Slot>, { edges, work }: Chain): number {
  const lines = edges.flatMap(([from, to]) => {
    const [a, b] = [slots.get(from), slots.get(to)]
    return a && b && from !== to ? [{ a, b }] : []
  })
  work.left -= lines.length * (lines.length / 2 + slots.size)
  let total = 0
  for (const [i, line] of lines.entries()) {
    total += Math.abs(line.a.row - line.b.row) + Math.abs(line.a.column - line.b.column)
    for (const slot of slots.values()) if (runsThrough(line, slot)) total += 50
    for (const other of lines.slice(i + 1)) if (crosses(line, other)) total += 8
  }
  for (const slot of slots.values()) total += slot.row * 0.1
  return total
}

interface Line {
  readonly a: Slot
  readonly b: Slot
}

/** True when the straight line passes over the card in this slot, with some room around it. */
function runsThrough({ a, b }: Line, slot: Slot): boolean {
  if (isSame(slot, a) || isSame(slot, b)) return false
  let [enter, leave] = [0, 1]
  for (const [from, to, at] of [
    [a.column, b.column, slot.column],
    [a.row, b.row, slot.row],
  ] as const) {
    const way = to - from
    if (way === 0) {
      if (Math.abs(from - at) >= NEAR) return false
      continue
    }
    const [near, far] = [(at - NEAR - from) / way, (at + NEAR - from) / way]
    enter = Math.max(enter, Math.min(near, far))
    leave = Math.min(leave, Math.max(near, far))
  }
  return enter < leave
}

/** Half a card with its margin, in steps of the grid. */
const NEAR = 0.38

function crosses(one: Line, other: Line): boolean {
  if ([other.a, other.b].some((end) => isSame(end, one.a) || isSame(end, one.b))) return false
  return side(one, other.a) * side(one, other.b) < 0 && side(other, one.a) * side(other, one.b) < 0
}

function side({ a, b }: Line, point: Slot): number {
  return Math.sign(
    (b.column - a.column) * (point.row - a.row) - (b.row - a.row) * (point.column - a.column),
  )
}

function isSame(one: Slot, other: Slot): boolean {
  return one.column === other.column && one.row === other.row
}
