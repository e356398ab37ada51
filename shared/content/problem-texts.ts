import { type Language, type ReferenceTarget } from "@tafelrunde/shared/entities"

/** What can be wrong with content beyond its shape, for the person who wrote it. */
export interface ProblemWords {
  readonly repeatedId: (id: string) => string
  readonly repeatedCell: (taskId: string, institutionId: string) => string
  readonly repeatedRole: string
  readonly dangling: (id: string, target: ReferenceTarget) => string
  readonly halfCharacter: string
  readonly tooDeep: (levels: number) => string
  readonly forbiddenName: string
}

/** Lists as a reader calls them, in the case that follows „unter den“. */
const AMONG_DE: Readonly<Record<ReferenceTarget, string>> = {
  phases: "Phasen",
  institutions: "Institutionen",
  units: "Organisationseinheiten",
  contacts: "Kontakten",
  tasks: "Aufgaben",
  handovers: "Schnittstellen",
}

export const problemWords: Readonly<Record<Language, ProblemWords>> = {
  de: {
    repeatedId: (id) => `„${id}“ kommt mehr als einmal vor`,
    repeatedCell: (taskId, institutionId) =>
      `Aufgabe „${taskId}“ und Institution „${institutionId}“ haben mehr als einen Eintrag`,
    repeatedRole: "nennt eine Rolle zweimal",
    dangling: (id, target) => `„${id}“ gibt es nicht unter den ${AMONG_DE[target]}`,
    halfCharacter: "enthält ein halbes Zeichen",
    tooDeep: (levels) => `ist tiefer als ${levels} Ebenen verschachtelt`,
    forbiddenName: "ist als Name nicht erlaubt",
  },
  en: {
    repeatedId: (id) => `"${id}" is used more than once`,
    repeatedCell: (taskId, institutionId) =>
      `task "${taskId}" and institution "${institutionId}" have more than one assignment`,
    repeatedRole: "names a role twice",
    dangling: (id, target) => `"${id}" is not among the ${target}`,
    halfCharacter: "contains half a character",
    tooDeep: (levels) => `is nested deeper than ${levels} levels`,
    forbiddenName: "is not allowed as a name",
  },
}
