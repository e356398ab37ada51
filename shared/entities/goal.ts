import { type Entity } from "./fields/description.ts"
import { date, id, line, prose, refs, required } from "./fields/vocabulary.ts"

export const goal = {
  one: { de: "Ziel", en: "Goal" },
  many: { de: "Ziele", en: "Goals" },
  max: 500,
  fields: {
    id: id(),
    text: required(prose("Ziel", "Goal", { column: 48 })),
    indicator: line("Indikator", "Indicator", { column: 32 }),
    target: line("Zielwert", "Target", { column: 24 }),
    dueDate: date("Termin", "Due"),
    taskIds: refs("Aufgaben", "Tasks", { to: "tasks", column: 14 }),
  },
} as const satisfies Entity
