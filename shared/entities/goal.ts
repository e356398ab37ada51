import { type Entity } from "./fields/description.ts"
import { date, id, line, prose, refs, required } from "./fields/vocabulary.ts"

export const goal = {
  one: { de: "Ziel", en: "Goal" },
  many: { de: "Ziele", en: "Goals" },
  max: 500,
  fields: {
    id: id(),
    text: required(prose("Ziel", "Goal", { width: 48 })),
    indicator: line("Indikator", "Indicator", { width: 32 }),
    target: line("Zielwert", "Target", { width: 24 }),
    dueDate: date("Termin", "Due"),
    taskIds: refs("Aufgaben", "Tasks", { to: "tasks", width: 14 }),
  },
} as const satisfies Entity
