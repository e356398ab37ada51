import { plural } from "../plural.ts"

/** Roles of the cells that would be shown as one letter. */
export interface SpokenMerge {
  /** The letter that they would have together. */
  readonly letter: string
  /** Letters and words that they have now. */
  readonly before: readonly string[]
  readonly cells: number
  readonly together: number
}

/** Messages of the dialogs about title, region, dates and version, and about the letters of the roles. */
export const detailsMessages = {
  item: "Angaben zur Tafel …",
  title: "Angaben zur Tafel",
  more: "Diese Angaben stehen in den Dateinamen und in den exportierten Tabellen und Seiten.",
  titleMissing: "Bitte geben Sie einen Titel ein.",
  notChosen: "Nicht angegeben",
  notAgreedYet: (errors: number): string =>
    `„abgestimmt“ geht erst, wenn kein Fehler mehr offen ist: noch ${plural("de", errors, { other: "#" })} unter „Befunde“. Was so gewollt ist, können Sie dort begründen.`,
  save: "Speichern",
  saved: "Die Angaben sind gespeichert.",
  cancel: "Abbrechen",
  rolesItem: "Rollen und Buchstaben …",
  rolesChange: "Buchstaben ändern",
  rolesTitle: "Rollen und Buchstaben",
  rolesIntro:
    "Buchstaben und Wörter gelten überall: in Matrix und Tabelle, auf dem Telefon, im Papier und in allen Dateien. Eingetragenes bleibt, wie es ist.",
  rolesScheme: "Rollenschema",
  rolesOwn: "Buchstaben und Wörter dieser Tafel",
  rolesLetterOf: (word: string): string => `Buchstabe für „${word}“`,
  rolesWordOf: (letter: string): string => `Wort für ${letter}`,
  rolesLetter: "Buchstabe",
  rolesWord: "Wort",
  rolesStandard: "Auf die üblichen zurücksetzen",
  rolesSameLetter: (letter: string): string =>
    `„${letter}“ steht zweimal da. Jede Rolle braucht ihren eigenen Buchstaben.`,
  rolesMergedTitle: "Nicht mehr zu unterscheiden",
  rolesMerged: ({ letter, before, cells, together }: SpokenMerge): string =>
    `${before.join(" und ")} stehen dann beide als ${letter} da: in ${plural("de", cells, { one: "einer Zelle", other: "# Zellen" })}${together > 0 ? `, davon ${together} mit beidem zugleich` : ""}.`,
  rolesMergedMore:
    "Gespeichert bleibt der Unterschied: Mit dem bisherigen Schema ist er wieder zu sehen. Wer den gemeinsamen Buchstaben setzt oder löscht, meint aber beides.",
  rolesSave: "Übernehmen",
  rolesSaved: (scheme: string): string => `Alle sehen jetzt ${scheme}.`,
}

export type DetailsMessages = typeof detailsMessages
