import { type Entity } from "./fields/description.ts"
import { choice, date, id, prose, ref, refs, required } from "./fields/vocabulary.ts"

export const openQuestion = {
  one: { de: "Offener Punkt", en: "Open question" },
  many: { de: "Offene Punkte", en: "Open questions" },
  max: 2_000,
  fields: {
    id: id(),
    text: required(prose("Frage", "Question", { width: 48 })),
    raisedByInstitutionId: ref("eingebracht von", "raised by", { to: "institutions", width: 16 }),
    addressedToInstitutionId: ref("gerichtet an", "addressed to", {
      to: "institutions",
      width: 14,
    }),
    nextStep: prose("nächster Schritt", "next step", { width: 40 }),
    dueDate: date("bis", "by", { width: 12 }),
    status: choice("Status", "Status", {
      choices: {
        open: { de: "offen", en: "open" },
        inClarification: { de: "in Klärung", en: "in clarification" },
        parked: { de: "Themenspeicher", en: "parked" },
        answered: { de: "beantwortet", en: "answered" },
      },
      initial: "open",
      width: 16,
    }),
    result: prose("Ergebnis", "Result"),
    taskIds: refs("Aufgaben", "Tasks", { to: "tasks" }),
  },
} as const satisfies Entity
