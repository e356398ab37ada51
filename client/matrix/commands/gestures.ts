import { type AssignmentRole } from "@tafelrunde/shared/content"
import {
  addInstitution,
  addPhase,
  addTask,
  type Cell,
  clearCell,
  type EntryPlace,
  localEdit,
  type Matrix,
  type MatrixPhase,
  moveInstitution,
  movePhase,
  moveTask,
  removeEntry,
  renameInstitution,
  renamePhase,
  renameTask,
  toggleRole,
  type UndoResult,
} from "@tafelrunde/shared/model"
import type * as Y from "yjs"

import { type Board } from "../../board/board.ts"
import { type ContentSource } from "../../board/content.ts"
import { type HistoryResult } from "../../board/person-history.ts"
import { type Line, type Side } from "../../ui/reorder/line.ts"
import { placeInMatrix, sideInMatrix } from "../drag/place-line.ts"
import { type InstitutionNames } from "./institution-list.ts"
import { type PasteStep, takePasteStep } from "./paste-steps.ts"

/** The part of a board that the matrix shows and changes. */
export type MatrixBoard = ContentSource & EditedBoard

type EditedBoard = Pick<Board, "doc" | "undo" | "history" | "matrix" | "bin">

export type Direction = "back" | "on"

/** The edits that gestures in the matrix make; each is one undo step of this person. */
export interface MatrixEdits {
  readonly toggle: (cell: Cell, roles: readonly AssignmentRole[]) => void
  readonly clear: (cell: Cell) => void
  readonly paste: (steps: readonly PasteStep[]) => void
  /** Takes back the last step in matrix and table, also where the canvas has been changed since. */
  readonly undoInMatrix: () => UndoResult | undefined
  /** Undefined when there is nothing to undo. */
  readonly undo: () => HistoryResult | undefined
  readonly redo: () => HistoryResult | undefined
  readonly addTask: (task: { phaseId: string; title: string; afterId?: string }) => string
  readonly renameTask: (id: string, title: string) => void
  /** Moves the task one place up or down in its phase. */
  readonly stepTask: (id: string, direction: Direction) => void
  readonly moveTaskTo: (id: string, phaseId: string) => void
  readonly addPhase: (title: string, afterId?: string) => string
  readonly renamePhase: (id: string, title: string) => void
  readonly stepPhase: (id: string, direction: Direction) => void
  /** Adds them to the right of an institution, or at the end; returns their ids. */
  readonly addInstitutions: (
    institutions: readonly InstitutionNames[],
    afterId?: string,
  ) => readonly string[]
  readonly renameInstitution: (id: string, names: InstitutionNames) => void
  readonly stepInstitution: (id: string, direction: Direction) => void
  /** Where a dragged row or column would come to stand beside this one; undefined where it cannot be dropped. */
  readonly sideOf: (moved: Line, onto: Pick<Line, "kind" | "id">) => Side | undefined
  /** Moves a dragged row or column to the place of this one. */
  readonly place: (moved: Line, onto: Pick<Line, "kind" | "id">) => void
  /** Puts a task, phase or institution into the bin. */
  readonly remove: (entry: EntryPlace) => void
}

export function createEdits({ doc, undo, history, matrix, bin }: EditedBoard): MatrixEdits {
  return {
    toggle: (cell, roles) =>
      oneStep(doc, () => {
        for (const role of roles) toggleRole(doc, cell, role)
      }),
    clear: (cell) => clearCell(doc, cell),
    paste: (steps) =>
      oneStep(doc, () => {
        for (const step of steps) takePasteStep(doc, matrix.get(), step)
      }),
    undoInMatrix: () => undo.undo(),
    undo: () => history.undo(),
    redo: () => history.redo(),
    sideOf: (moved, onto) => sideInMatrix(matrix.get(), moved, onto),
    place: (moved, onto) => placeInMatrix(doc, matrix.get(), { moved, onto }),
    remove: (entry) => removeEntry(doc, entry, bin.remover()),
    ...taskEdits(doc, matrix),
    ...phaseEdits(doc, matrix),
    ...institutionEdits(doc, matrix),
  }
}

type Current = MatrixBoard["matrix"]

type EditsOf<Kind extends string> = {
  [
    Name in keyof MatrixEdits as Name extends `${string}${Kind}${string}` ? Name : never
  ]: MatrixEdits[Name]
}

function taskEdits(doc: Y.Doc, matrix: Current): EditsOf<"Task"> {
  return {
    addTask: (task) => addTask(doc, task),
    renameTask: (id, title) => renameTask(doc, id, title),
    stepTask: (id, direction) => {
      const phase = phaseOf(matrix.get(), id)
      const beforeId = stepBefore(phase?.tasks ?? [], id, direction)
      if (beforeId !== undefined) moveTask(doc, id, { beforeId })
    },
    moveTaskTo: (id, phaseId) => moveTask(doc, id, { phaseId, beforeId: null }),
  }
}

function phaseEdits(doc: Y.Doc, matrix: Current): EditsOf<"Phase"> {
  return {
    addPhase: (title, afterId) =>
      oneStep(doc, () => {
        const { phases } = matrix.get()
        const index = phases.findIndex(({ id }) => id === afterId)
        const next = index < 0 ? undefined : phases[index + 1]
        const id = addPhase(doc, title)
        if (next) movePhase(doc, id, next.id)
        return id
      }),
    renamePhase: (id, title) => renamePhase(doc, id, title),
    stepPhase: (id, direction) => {
      const beforeId = stepBefore(matrix.get().phases, id, direction)
      if (beforeId !== undefined) movePhase(doc, id, beforeId)
    },
  }
}

function institutionEdits(doc: Y.Doc, matrix: Current): EditsOf<"Institution"> {
  return {
    addInstitutions: (institutions, afterId) =>
      oneStep(doc, () => {
        const ids: string[] = []
        for (const names of institutions) {
          const left = ids.at(-1) ?? afterId
          ids.push(addInstitution(doc, { ...names, ...(left !== undefined && { afterId: left }) }))
        }
        return ids
      }),
    renameInstitution: (id, names) => renameInstitution(doc, id, names),
    stepInstitution: (id, direction) => {
      const beforeId = stepBefore(matrix.get().institutions, id, direction)
      if (beforeId !== undefined) moveInstitution(doc, id, beforeId)
    },
  }
}

/** Makes several named edits in one transaction, so that one undo reverts them together. */
function oneStep<T>(doc: Y.Doc, change: () => T): T {
  return doc.transact(change, localEdit)
}

export function phaseOf(matrix: Matrix, taskId: string): MatrixPhase | undefined {
  return matrix.phases.find(({ tasks }) => tasks.some(({ id }) => id === taskId))
}

/** The entry that follows this one after one step; null at the end, undefined when no step is possible. */
function stepBefore(
  entries: readonly { readonly id: string }[],
  id: string,
  direction: Direction,
): string | null | undefined {
  const index = entries.findIndex((entry) => entry.id === id)
  if (index < 0) return undefined
  if (direction === "back") return entries[index - 1]?.id
  return index + 1 < entries.length ? (entries[index + 2]?.id ?? null) : undefined
}
