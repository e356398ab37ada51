import { plural } from "../plural.ts"

export const versionsMessages = {
  menu: "Versionen …",
  title: "Versionen",
  about:
    "Der Server hält den Stand der Tafel fest: nach zehn Minuten mit Änderungen, wenn alle gegangen sind, und vor jedem Einlesen und Wiederherstellen. Ältere Versionen werden mit der Zeit weniger; solche mit Namen bleiben.",
  name: "Name für den jetzigen Stand",
  nameHint: "Zum Beispiel: Vor der Mittagspause",
  nameMissing: "Bitte geben Sie einen Namen ein.",
  take: "Festhalten",
  taken: (name: string): string => `Der jetzige Stand ist als „${name}“ festgehalten.`,
  loading: "Die Versionen werden geladen …",
  none: "Noch gibt es keine Version.",

  automatic: "von selbst",
  named: "von Hand",
  import: "vor dem Einlesen einer Datei",
  restore: "vor einer Wiederherstellung",
  bulkDeletion: "vor dem Löschen vieler Elemente",
  previousRound: "Inhalt der Tafel, aus der diese entstand",

  tasks: (n: number): string => plural("de", n, { one: "# Aufgabe", other: "# Aufgaben" }),
  institutions: (n: number): string =>
    plural("de", n, { one: "# Institution", other: "# Institutionen" }),
  cells: (n: number): string => plural("de", n, { one: "# Feld", other: "# Felder" }),
  shapes: (n: number): string =>
    plural("de", n, { one: "# Element der Tafel", other: "# Elemente der Tafel" }),
  others: (n: number): string => plural("de", n, { one: "# Sonstiges", other: "# Sonstige" }),
  changed: (what: string): string => `Geändert: ${what}`,
  unchanged: "Nichts geändert",
  holds: (what: string): string => `Enthält: ${what}`,

  view: "Ansehen",
  viewOf: (name: string): string => `Version „${name}“ ansehen`,
  opening: "Die Version wird geöffnet …",
  viewing: (name: string): string =>
    `Sie sehen die Version „${name}“. Sie lässt sich ansehen, aber nicht ändern. Die anderen arbeiten weiter an der Tafel.`,
  back: "Zurück zur Tafel (Esc)",

  restoreDo: "Wiederherstellen …",
  restoreOf: (name: string): string => `Version „${name}“ wiederherstellen`,
  restoreTitle: (name: string): string => `„${name}“ wiederherstellen?`,
  restoreMore:
    "Alle an der Tafel sehen das sofort. Der jetzige Stand wird vorher festgehalten, sodass Sie es zurücknehmen können.",
  what: "Was wiederherstellen?",
  all: "Alles",
  allMore: "Inhalt und Tafel werden, wie sie waren. Was später dazukam, verschwindet.",
  content: "Nur den Inhalt",
  contentMore:
    "Aufgaben, Institutionen, Zuständigkeiten und Kontakte. Die Tafel bleibt, wie sie ist.",
  parts: "Einzelne Bereiche und Aufgaben",
  partsMore:
    "Ein Bereich kommt mit allem zurück, was in ihm lag; was später dazukam, bleibt. Eine Aufgabe kommt mit ihrer Zeile der Matrix zurück.",
  frames: "Bereiche der Tafel",
  unnamed: "ohne Namen",
  nothingChosen: "Bitte wählen Sie mindestens einen Bereich oder eine Aufgabe.",
  doRestore: "Wiederherstellen",
  restored: "Die Version ist wiederhergestellt.",
  undo: "Zurücknehmen",
  undone: "Die Wiederherstellung ist zurückgenommen.",

  removeDo: "Löschen",
  removeOf: (name: string): string => `Version „${name}“ löschen`,
  removeTitle: (name: string): string => `Version „${name}“ löschen?`,
  removeMore:
    "Die Version wird endgültig gelöscht, auch mit den Kontakten, die in ihr stehen. Die Tafel selbst bleibt, wie sie ist.",
  removeForGood: "Endgültig löschen",
  removed: "Die Version ist gelöscht.",
}

export type VersionsMessages = typeof versionsMessages
