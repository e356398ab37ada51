import { type Entity } from "./fields/description.ts"
import { id, line, lines, prose, required } from "./fields/vocabulary.ts"

export const phase = {
  one: { de: "Phase", en: "Phase" },
  many: { de: "Phasen", en: "Phases" },
  max: 100,
  fields: {
    id: id(),
    title: required(line("Titel", "Title", { width: 44 })),
    titleEn: line("Titel auf Englisch", "English title"),
    color: line("Farbe", "Colour"),
    goal: prose("Ziel der Phase", "Goal of the phase"),
    targetGroups: lines("Zielgruppen", "Target groups"),
    situation: prose("Stand der Dinge", "Current situation"),
  },
} as const satisfies Entity
