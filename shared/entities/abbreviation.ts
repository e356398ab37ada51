import { type Entity } from "./fields/description.ts"
import { LENGTHS, line, prose, required } from "./fields/vocabulary.ts"

export const abbreviation = {
  one: { de: "Abkürzung", en: "Abbreviation" },
  many: { de: "Abkürzungen", en: "Abbreviations" },
  max: 1_000,
  fields: {
    short: required(line("Abkürzung", "Abbreviation", { max: LENGTHS.short, width: 12 })),
    long: line("ausgeschrieben", "in full", { width: 48 }),
    explanation: prose("Erläuterung", "Explanation"),
  },
} as const satisfies Entity
