import { plural } from "../plural.ts"

/** The list of notes in the table view. */
export const notesMessages = {
  note: "Notiz",
  text: "Text",
  area: "Bereich",
  unnamedArea: "Bereich ohne Namen",
  noArea: "Ohne Bereich",
  noAreaOf: (page: string): string => `Ohne Bereich, Seite „${page}“`,
  search: "Suchen",
  count: (count: number): string => plural("de", count, { one: "# Notiz", other: "# Notizen" }),
  countOf: (shown: number, count: number): string => `${shown} von ${count}`,
  none: "Noch keine Notiz.",
  noneFound: "Dazu passt keine Notiz.",
  empty: "Notiz ohne Text",
  write: "Neue Notiz",
  writeIn: (area: string): string => `Neue Notiz in „${area}“`,
  writeHint:
    "Die Eingabetaste fügt hinzu. Mehrere Zeilen auf einmal lassen sich einfügen: eine Notiz je Zeile.",
  add: "Hinzufügen",
  added: (text: string, area: string): string => `Notiz „${text}“ in „${area}“ hinzugefügt`,
  addedCount: (count: number, area: string): string =>
    `${plural("de", count, { one: "# Notiz", other: "# Notizen" })} in „${area}“ hinzugefügt`,
  moved: (text: string, area: string): string => `Notiz „${text}“ liegt jetzt in „${area}“`,
  isProtected: "Geschützt: Verschieben und entfernen kann nur die Moderation.",
  isLocked: "Auf der Tafel festgehalten: Sie lässt sich nur dort lösen und verschieben.",
  tooLong: (most: number): string => `Höchstens ${most} Zeichen.`,
  needsText: "Eine Notiz braucht Text. Wenn sie weg soll: „Entfernen“.",
}

export type NotesMessages = typeof notesMessages
