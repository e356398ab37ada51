import { type RoleLabel } from "@tafelrunde/shared/content"
import { type Cell, rolesOf } from "@tafelrunde/shared/model"

import { type HistoryMessages } from "../../messages/history.ts"
import { type MatrixMessages } from "../../messages/matrix.ts"
import { announce } from "../../ui/toast.tsx"
import { type RoleCodes } from "../role-codes.ts"
import { type MatrixBoard, type MatrixEdits } from "./gestures.ts"

/** Edits of cells, each announced once to screen readers. */
export interface CellCommands {
  readonly toggle: (cell: Cell, label: RoleLabel) => void
  readonly clear: (cell: Cell) => void
  readonly undo: () => void
  readonly redo: () => void
}

interface CommandParts {
  readonly matrix: MatrixBoard["matrix"]
  readonly edits: MatrixEdits
  readonly roleCodes: RoleCodes
  readonly messages: MatrixMessages
  readonly history: HistoryMessages
}

export function createCommands({
  matrix,
  edits,
  roleCodes,
  messages,
  history,
}: CommandParts): CellCommands {
  const sayCell = (cell: Cell): void => {
    const { phases, institutions } = matrix.get()
    const task = phases.flatMap(({ tasks }) => tasks).find(({ id }) => id === cell.taskId)
    const institution = institutions.find(({ id }) => id === cell.institutionId)
    const spoken = {
      number: String(task?.number ?? "–"),
      institution: institution?.name || institution?.short || "",
      roles: roleCodes.shown(rolesOf(matrix.get(), cell)).map(({ word }) => word),
    }
    announce(messages.cell(spoken), "quiet")
  }
  return {
    toggle: (cell, label) => {
      edits.toggle(cell, roleCodes.toggled(label, rolesOf(matrix.get(), cell)))
      sayCell(cell)
    },
    clear: (cell) => {
      if (rolesOf(matrix.get(), cell).length === 0) return
      edits.clear(cell)
      sayCell(cell)
    },
    undo: () => {
      const result = edits.undo()
      if (!result) return announce(history.nothingToUndo, "quiet")
      if (result.outcome === "left") return announce(history.left(result.label))
      announce(history.undone(result.label), "quiet")
    },
    redo: () => {
      const result = edits.redo()
      if (!result) return announce(history.nothingToRedo, "quiet")
      if (result.outcome === "left") return announce(history.left(result.label))
      announce(history.redone(result.label), "quiet")
    },
  }
}
