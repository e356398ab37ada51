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
  compare: "Mit jetzt vergleichen",
  compareOf: (name: string): string => `Mit jetzt vergleichen: Version „${name}“`,
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

  compareMenu: "Vergleich …",
  compareTitle: "Vergleich",
  compareAbout:
    "Was zwischen zwei Ständen neu, geändert oder entfallen ist: zwischen Versionen dieser Tafel, Dateien anderer Tafeln und der Tafel, wie sie jetzt ist.",
  compareWith: "Früherer Stand",
  compareTo: "Späterer Stand",
  compareToNow: "Die Tafel jetzt",
  compareSave: "Vergleich herunterladen",
  compareSaveAs: (format: string): string => `Vergleich als ${format} herunterladen`,
  compareSaved: (name: string): string =>
    `${name} wurde auf diesem Gerät erstellt. Die Datei ist für den internen Gebrauch.`,
  compareLoading: "Der frühere Stand wird geladen …",
  compareFile: "Aus einer Datei …",
  compareFileLabel: "Tafel (.tafelrunde) oder Inhalt (JSON) einer früheren Runde",
  compareFileButton: "Datei wählen",
  compareFileUnreadable: "Diese Datei ist keine lesbare Tafel.",
  compareChoose: "Bitte wählen Sie, womit verglichen werden soll.",
  compareSame: "Zwischen diesen Ständen gibt es keinen Unterschied im Inhalt.",
  compareCount: (n: number): string =>
    plural("de", n, { one: "# Eintrag ist anders", other: "# Einträge sind anders" }),
  compareField: "Feld",
  compareBefore: "früher",
  compareNow: "später",
  compareNothing: "–",

  nextMenu: "Neue Tafel aus dieser …",
  nextTitle: "Neue Tafel aus dieser",
  nextAbout:
    "Für die nächste Runde: Aufgaben, Institutionen, Zuständigkeiten und Schnittstellen bleiben, mit offenen Vereinbarungen und offenen Punkten. Alle Kontakte sind neu zu bestätigen. Das Papier ist ein Entwurf der nächsten Fassung und nennt, was sich seit dieser Tafel ändert. Die Zeichnung beginnt von vorn, und diese Tafel bleibt, wie sie ist.",
  nextName: "Titel der neuen Tafel",
  nextKey: "Organisationsschlüssel",
  nextKeyHint: "Auf diesem Server legt nur Tafeln an, wer den Schlüssel hat.",
  nextKeyWrong: "Dieser Schlüssel stimmt nicht.",
  nextCancel: "Abbrechen",
  nextCreate: "Tafel anlegen",
  nextCreating: "Wird angelegt …",
  nextCreated: (title: string): string => `„${title}“ ist angelegt`,
  nextLinks:
    "Diese Links öffnen die neue Tafel. Bitte sichern Sie den Link für die Moderation: Ohne ihn kommt niemand als Moderation auf die neue Tafel.",
  nextOpen: "Neue Tafel öffnen",
}

export type VersionsMessages = typeof versionsMessages
