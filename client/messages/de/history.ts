import { COLLECTIONS } from "@tafelrunde/shared/entities"
import type { UndoLabel } from "@tafelrunde/shared/model"

import { plural } from "../plural.ts"

const ACTIONS: Readonly<Record<UndoLabel["action"], string>> = {
  added: "hinzugefügt",
  removed: "entfernt",
  restored: "zurückgeholt",
  renamed: "umbenannt",
  moved: "verschoben",
  filledIn: "geändert",
  changed: "geändert",
}

const NOTES = { one: { de: "Notiz" }, many: { de: "Notizen" } }

/** `canvas` for a step on the canvas, which has no words of its own. */
type StepLabel = UndoLabel | "canvas"

function step(label: StepLabel): string {
  if (label === "canvas") return "auf der Tafel geändert"
  const { action, collection, count } = label
  if (!collection) return "Angaben zur Tafel geändert"
  const { one, many } = collection === "notes" ? NOTES : COLLECTIONS[collection]
  const what = count === 1 ? one.de : plural("de", count, { other: `# ${many.de}` })
  return `${what} ${ACTIONS[action]}`
}

/** Messages of undo and redo. */
export const historyMessages = {
  undo: "Rückgängig",
  redo: "Wiederherstellen",
  undoOf: (label: UndoLabel): string => `Rückgängig: ${step(label)}`,
  redoOf: (label: UndoLabel): string => `Wiederherstellen: ${step(label)}`,
  undone: (label: StepLabel): string => `Rückgängig gemacht: ${step(label)}`,
  redone: (label: StepLabel): string => `Wiederhergestellt: ${step(label)}`,
  left: (label: UndoLabel): string =>
    `Das bleibt, andere haben es inzwischen geändert: ${step(label)}`,
  nothingToUndo: "Nichts rückgängig zu machen",
  nothingToRedo: "Nichts wiederherzustellen",
}

export type HistoryMessages = typeof historyMessages
