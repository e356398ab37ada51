import { COLLECTIONS } from "@tafelrunde/shared/entities"
import type { UndoLabel } from "@tafelrunde/shared/model"

import type { HistoryMessages } from "../de/history.ts"
import { plural } from "../plural.ts"

const ACTIONS: Readonly<Record<UndoLabel["action"], string>> = {
  added: "added",
  removed: "removed",
  restored: "brought back",
  renamed: "renamed",
  moved: "moved",
  filledIn: "changed",
  changed: "changed",
}

const NOTES = { one: { en: "Note" }, many: { en: "Notes" } }

/** `canvas` for a step on the canvas, which has no words of its own. */
type StepLabel = UndoLabel | "canvas"

function step(label: StepLabel): string {
  if (label === "canvas") return "changed on the canvas"
  const { action, collection, count } = label
  if (!collection) return "details of the board changed"
  const { one, many } = collection === "notes" ? NOTES : COLLECTIONS[collection]
  const what = count === 1 ? one.en : plural("en", count, { other: `# ${many.en}` })
  return `${what.toLowerCase()} ${ACTIONS[action]}`
}

export const historyMessages: HistoryMessages = {
  undo: "Undo",
  redo: "Redo",
  undoOf: (label: UndoLabel): string => `Undo: ${step(label)}`,
  redoOf: (label: UndoLabel): string => `Redo: ${step(label)}`,
  undone: (label: StepLabel): string => `Undone: ${step(label)}`,
  redone: (label: StepLabel): string => `Restored: ${step(label)}`,
  left: (label: UndoLabel): string =>
    `This stays, because others have changed it since: ${step(label)}`,
  nothingToUndo: "Nothing to undo",
  nothingToRedo: "Nothing to restore",
}
