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

/** Messages of the dialog about the letters and words of the roles. */
export const rolesMessages = {
  item: "Rollen und Buchstaben …",
  change: "Buchstaben ändern",
  title: "Rollen und Buchstaben",
  intro:
    "Buchstaben und Wörter gelten überall: in Matrix und Tabelle, auf dem Telefon, im Papier und in allen Dateien. Eingetragenes bleibt, wie es ist.",
  scheme: "Rollenschema",
  own: "Buchstaben und Wörter dieser Tafel",
  letterOf: (word: string): string => `Buchstabe für „${word}“`,
  wordOf: (letter: string): string => `Wort für ${letter}`,
  letter: "Buchstabe",
  word: "Wort",
  standard: "Auf die üblichen zurücksetzen",
  sameLetter: (letter: string): string =>
    `„${letter}“ steht zweimal da. Jede Rolle braucht ihren eigenen Buchstaben.`,
  mergedTitle: "Nicht mehr zu unterscheiden",
  merged: ({ letter, before, cells, together }: SpokenMerge): string =>
    `${before.join(" und ")} stehen dann beide als ${letter} da: in ${plural("de", cells, { one: "einer Zelle", other: "# Zellen" })}${together > 0 ? `, davon ${together} mit beidem zugleich` : ""}.`,
  mergedMore:
    "Gespeichert bleibt der Unterschied: Mit dem bisherigen Schema ist er wieder zu sehen. Wer den gemeinsamen Buchstaben setzt oder löscht, meint aber beides.",
  save: "Übernehmen",
  saved: (scheme: string): string => `Alle sehen jetzt ${scheme}.`,
  cancel: "Abbrechen",
}

export type RolesMessages = typeof rolesMessages
