import { type RoleLabel } from "@tafelrunde/shared/content"
import { type Cell, rolesOf } from "@tafelrunde/shared/model"

import { type HistoryResult } from "../../board/person-history.ts"
import { type HistoryMessages } from "../../messages/history.ts"
import { type MatrixMessages } from "../../messages/matrix.ts"
import { announce } from "../../ui/toast.tsx"
import { type RoleCodes } from "../role-codes.ts"
import { type MatrixBoard, type MatrixEdits } from "./gestures.ts"

/** Edits of cells, each announced once to screen readers. */
export interface CellCommands {
  readonly toggle: (cell: Cell, label: RoleLabel) => void
  /** Enters the role where it is not there yet. */
  readonly add: (cell: Cell, label: RoleLabel) => void
  readonly clear: (cell: Cell) => void
  readonly undo: () => void
  /** Takes back a removal that was just offered to be undone. */
  readonly undoRemoval: () => void
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
    add: (cell, label) => {
      const shown = roleCodes.shown(rolesOf(matrix.get(), cell))
      if (shown.some(({ letter }) => letter === label.letter)) return
      edits.toggle(cell, roleCodes.toggled(label, rolesOf(matrix.get(), cell)))
      sayCell(cell)
    },
    clear: (cell) => {
      if (rolesOf(matrix.get(), cell).length === 0) return
      edits.clear(cell)
      sayCell(cell)
    },
    undoRemoval: () => {
      const result = edits.undoInMatrix()
      say(result && { source: "content", ...result }, {
        done: history.undone,
        none: history.nothingToUndo,
      })
    },
    undo: () => say(edits.undo(), { done: history.undone, none: history.nothingToUndo }),
    redo: () => say(edits.redo(), { done: history.redone, none: history.nothingToRedo }),
  }

  function say(
    result: HistoryResult | undefined,
    { done, none }: { done: HistoryMessages["undone"]; none: string },
  ): void {
    if (!result) announce(none, "quiet")
    else if (result.source === "canvas") announce(done("canvas"), "quiet")
    else if (result.outcome === "left") announce(history.left(result.label))
    else announce(done(result.label), "quiet")
  }
}
