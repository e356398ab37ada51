import { type AssignmentRole } from "@tafelrunde/shared/content"
import {
  addPhase,
  addTask,
  type Cell,
  type Matrix,
  renameTask,
  rolesOf,
  toggleRole,
} from "@tafelrunde/shared/model"
import type * as Y from "yjs"

/** One change of a pasted block. */
export type PasteStep =
  | {
      readonly kind: "cell"
      readonly cell: Cell
      /** All roles that the cell then holds. */
      readonly roles: readonly AssignmentRole[]
    }
  | { readonly kind: "title"; readonly taskId: string; readonly title: string }
  | {
      readonly kind: "task"
      readonly phaseId: string
      readonly title: string
      readonly cells: readonly {
        readonly institutionId: string
        readonly roles: readonly AssignmentRole[]
      }[]
    }
  | { readonly kind: "phase"; readonly title: string }

/** Call it in a transaction, so that the block is one undo step. */
export function takePasteStep(doc: Y.Doc, matrix: Matrix, step: PasteStep): void {
  switch (step.kind) {
    case "cell": {
      const held = rolesOf(matrix, step.cell)
      const gone = held.filter((role) => !step.roles.includes(role))
      const added = new Set(step.roles.filter((role) => !held.includes(role)))
      for (const role of [...gone, ...added]) toggleRole(doc, step.cell, role)
      return
    }
    case "title":
      return renameTask(doc, step.taskId, step.title)
    case "task": {
      const taskId = addTask(doc, { phaseId: step.phaseId, title: step.title })
      for (const { institutionId, roles } of step.cells) {
        for (const role of roles) toggleRole(doc, { taskId, institutionId }, role)
      }
      return
    }
    case "phase":
      addPhase(doc, step.title)
  }
}
