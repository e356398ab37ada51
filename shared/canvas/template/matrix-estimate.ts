import { type BoardContent, taskTitleLines } from "../../content/index.ts"

/** Natural sizes of the matrix as the client draws it; a test in client/canvas compares them with the real ones. */
const SIZES = {
  head: 144,
  phase: 34 + 28,
  task: 44,
  taskLine: 22,
  last: 36,
  empty: 148,
  titles: 440,
  column: 64,
  add: 44,
  least: 760,
  roomy: 440 + 12 * 64 + 44,
}

/**
 * The size of this content's matrix at scale 1, and the width to leave for further institutions. The template is
 * created on the server, where no matrix is rendered.
 */
export function estimateMatrixSize(content: BoardContent): { w: number; h: number; room: number } {
  const phases = content.phases?.length ?? 0
  const tasks = (content.tasks ?? []).reduce((sum, { title }) => sum + taskHeight(title), 0)
  const institutions = content.institutions?.length ?? 0
  const rows = phases > 0 ? phases * SIZES.phase + tasks + SIZES.last : SIZES.empty
  const w = Math.max(SIZES.least, SIZES.titles + institutions * SIZES.column + SIZES.add)
  return { w, h: SIZES.head + rows, room: Math.max(w, SIZES.roomy) }
}

function taskHeight(title: string): number {
  return SIZES.task + Math.max(0, taskTitleLines(title).length - 2) * SIZES.taskLine
}
