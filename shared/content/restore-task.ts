import { type Assignment, type BoardContent, type Task } from "./board-content.ts"

/** Where the task stands in the earlier order: behind the nearest task before it that is still there. */
function placeOf(id: string, earlier: readonly Task[], tasks: readonly Task[]): number {
  const at = earlier.findIndex((task) => task.id === id)
  for (let before = at - 1; before >= 0; before -= 1) {
    const place = tasks.findIndex((task) => task.id === earlier[before]?.id)
    if (place >= 0) return place + 1
  }
  return 0
}

/**
 * The content with one task as it was in an earlier one: its fields, its row of cells and, where that is gone, its
 * phase. A cell of an institution that is no longer there is left out. Unchanged when the earlier content has no such
 * task.
 */
export function restoreTask(
  content: BoardContent,
  earlier: BoardContent,
  taskId: string,
): BoardContent {
  const task = earlier.tasks?.find(({ id }) => id === taskId)
  if (!task) return content
  const tasks = content.tasks ?? []
  const others = tasks.filter(({ id }) => id !== taskId)
  const isThere = others.length < tasks.length
  const place = isThere
    ? tasks.findIndex(({ id }) => id === taskId)
    : placeOf(taskId, earlier.tasks ?? [], others)
  return {
    ...content,
    ...withPhase(content, earlier, task.phaseId),
    tasks: others.toSpliced(place, 0, task),
    assignments: withRow(content, earlier, taskId),
  }
}

function withPhase(
  { phases }: BoardContent,
  earlier: BoardContent,
  phaseId: string,
): Pick<BoardContent, "phases"> {
  if (phases?.some(({ id }) => id === phaseId)) return {}
  const phase = earlier.phases?.find(({ id }) => id === phaseId)
  return phase ? { phases: [...(phases ?? []), phase] } : {}
}

function withRow(
  { assignments, institutions }: BoardContent,
  earlier: BoardContent,
  taskId: string,
): Assignment[] {
  const known = new Set(institutions?.map(({ id }) => id))
  const others = (assignments ?? []).filter((cell) => cell.taskId !== taskId)
  const row = (earlier.assignments ?? []).filter((cell) => cell.taskId === taskId)
  return [...others, ...row.filter((cell) => known.has(cell.institutionId))]
}
