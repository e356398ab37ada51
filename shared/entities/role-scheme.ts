import { ASSIGNMENT_ROLES } from "./assignment.ts"
import { type Entity } from "./fields/description.ts"
import { choice, LENGTHS, line, sections } from "./fields/vocabulary.ts"

const roleLabel = {
  one: { de: "Eigene Bezeichnung", en: "Own label" },
  many: { de: "Eigene Bezeichnungen", en: "Own labels" },
  max: 1,
  fields: {
    letter: line("Buchstabe", "Letter", { max: LENGTHS.short }),
    word: line("Bezeichnung", "Word"),
  },
} as const satisfies Entity

/** Which letters stand for the roles, and the board's own words for them. */
export const roleScheme = {
  one: { de: "Rollenschema", en: "Role scheme" },
  many: { de: "Rollenschemata", en: "Role schemes" },
  max: 1,
  fields: {
    id: choice("Rollenschema", "Role scheme", {
      choices: {
        demi: { de: "DEMI", en: "LDCI (DEMI)" },
        raci: { de: "RACI", en: "RACI" },
        rasci: { de: "RASCI", en: "RASCI" },
        vmi: { de: "VMI", en: "RSI (VMI)" },
        verwaltung: { de: "Verwaltung (ff/df/bt/mz/zK)", en: "Administration (le/de/in/co/fo)" },
      },
      initial: "demi",
    }),
    labels: sections(roleLabel, ASSIGNMENT_ROLES),
  },
} as const satisfies Entity
