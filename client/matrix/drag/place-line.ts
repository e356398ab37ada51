import {
  type Matrix,
  type MatrixPhase,
  moveInstitution,
  movePhase,
  moveTask,
} from "@tafelrunde/shared/model"
import type * as Y from "yjs"

import { entryBehind, type Line, type Side, sideOf } from "../../ui/reorder/line.ts"

type Onto = Pick<Line, "kind" | "id">

/** Where a dragged row or column would come to stand beside this one; undefined where it does not belong. */
export function sideInMatrix(matrix: Matrix, moved: Line, onto: Onto): Side | undefined {
  const { institutions, phases } = matrix
  switch (moved.kind) {
    case "institution":
      return onto.kind === "institution" ? sideOf(institutions, moved.id, onto.id) : undefined
    case "phase":
      return sideOf(phases, moved.id, phaseAt(matrix, onto)?.id ?? "")
    case "task":
      if (onto.kind === "phase") return sideBelowPhase(matrix, moved, onto)
      return sideOf(
        phases.flatMap(({ tasks }) => tasks),
        moved.id,
        onto.id,
      )
    default:
      return undefined
  }
}

/** On a phase's own row a task becomes its first one. */
function sideBelowPhase(matrix: Matrix, moved: Line, onto: Onto): Side | undefined {
  const phase = phaseAt(matrix, onto)
  const isThere = matrix.phases.some(({ tasks }) => tasks.some(({ id }) => id === moved.id))
  return phase && isThere && phase.tasks[0]?.id !== moved.id ? "after" : undefined
}

/** Moves a dragged line to the place of this one, in one undo step; does nothing where it does not belong. */
export function placeInMatrix(
  doc: Y.Doc,
  matrix: Matrix,
  { moved, onto }: { readonly moved: Line; readonly onto: Onto },
): void {
  const side = sideInMatrix(matrix, moved, onto)
  const phase = phaseAt(matrix, onto)
  if (!side) return
  if (moved.kind === "institution") {
    moveInstitution(doc, moved.id, entryBehind(matrix.institutions, onto.id, side))
  } else if (moved.kind === "phase" && phase) {
    movePhase(doc, moved.id, entryBehind(matrix.phases, phase.id, side))
  } else if (phase) {
    const first = phase.tasks[0]?.id ?? null
    const beforeId = onto.kind === "phase" ? first : entryBehind(phase.tasks, onto.id, side)
    moveTask(doc, moved.id, { phaseId: phase.id, beforeId })
  }
}

/** The phase that a row belongs to. */
function phaseAt({ phases }: Matrix, { kind, id }: Onto): MatrixPhase | undefined {
  if (kind === "phase") return phases.find((phase) => phase.id === id)
  return phases.find(({ tasks }) => tasks.some((task) => task.id === id))
}
