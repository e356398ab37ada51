import { ASSESSMENT } from "./assessment.ts"
import { type Entity } from "./fields/description.ts"
import { choice, id, line, lines, prose, ref, required, wholeNumber } from "./fields/vocabulary.ts"

export const task = {
  one: { de: "Aufgabe", en: "Task" },
  many: { de: "Aufgaben", en: "Tasks" },
  max: 1_000,
  fields: {
    id: id(),
    number: wholeNumber("Nr.", "No.", { width: 6 }),
    phaseId: required(ref("Phase", "Phase", { to: "phases", onDelete: "first", width: 24 })),
    title: required(line("Titel", "Title", { heading: { de: "Aufgabe", en: "Task" }, width: 44 })),
    titleEn: line("Titel auf Englisch", "English title"),
    kind: choice("Art", "Kind", {
      choices: {
        statutory: { de: "Pflicht", en: "statutory" },
        voluntary: { de: "freiwillig", en: "voluntary" },
        project: { de: "Projekt", en: "project" },
      },
    }),
    legalBases: lines("Rechtsgrundlage", "Legal basis", { width: 30 }),
    description: prose("Beschreibung", "Description"),
    targetGroups: lines("Zielgruppen", "Target groups"),
    trigger: prose("Auslöser", "Trigger"),
    result: prose("Ergebnis", "Result"),
    deadline: line("Frist", "Time limit"),
    leikaId: line("LeiKa-Schlüssel", "LeiKa id"),
    status: choice("Status", "Status", { choices: ASSESSMENT, initial: "draft" }),
    note: prose("Anmerkung", "Note", { width: 40 }),
  },
} as const satisfies Entity
