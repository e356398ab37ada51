import { plural } from "../plural.ts"

export const findingsMessages = {
  title: "Befunde",
  close: "Befunde schließen",
  intro:
    "Lücken und Widersprüche auf der Tafel, Stand jetzt. Nichts davon hält Sie auf; nur „abgestimmt“ wird das Papier erst ohne offene Fehler.",
  error: (count: number): string => plural("de", count, { other: "# Fehler" }),
  warning: (count: number): string =>
    plural("de", count, { one: "# Warnung", other: "# Warnungen" }),
  hint: (count: number): string => plural("de", count, { one: "# Hinweis", other: "# Hinweise" }),
  one: { error: "Fehler", warning: "Warnung", hint: "Hinweis", open: "Noch offen" },
  openTasks: (count: number): string =>
    plural("de", count, {
      one: "noch offen: # Aufgabe ohne Federführung",
      other: "noch offen: # Aufgaben ohne Federführung",
    }),
  openCount: (count: number): string => `${count} offen`,
  open: (count: number): string => `Noch offen (${count})`,
  first: "Ersten zeigen",
  next: (place: number, count: number): string => `Nächster (${place} von ${count} gezeigt)`,
  goTo: "Zeigen",
  goToWhat: (message: string): string => `Zeigen: ${message}`,
  order: "Reihenfolge",
  byTask: "Nach Aufgabe",
  bySeverity: "Nach Schwere",
  intended: "So gewollt …",
  intendedWhat: (message: string): string => `So gewollt: ${message}`,
  intendedList: (count: number): string => `So gewollt (${count})`,
  reason: "Warum ist das so gewollt?",
  reasonHint: "Die Begründung sehen alle; sie steht auch im Papier.",
  reasonMissing: "Bitte schreiben Sie, warum.",
  saveReason: "Begründung speichern",
  cancel: "Abbrechen",
  because: (reason: string): string => `Weil: ${reason}`,
  answered: "Begründet. Der Befund zählt nicht mehr.",
  changeReason: "Ändern",
  changeReasonOf: (message: string): string => `Begründung ändern: ${message}`,
  takeBack: "Zurücknehmen",
  takeBackWhat: (message: string): string => `Begründung zurücknehmen: ${message}`,
  takenBack: "Die Begründung ist zurückgenommen.",
  contactsHere: (count: number): string =>
    plural("de", count, {
      one: "Ein Befund davon betrifft Kontakte oder Teilnehmende. Ihn sieht nur die Moderation.",
      other: "# Befunde davon betreffen Kontakte oder Teilnehmende. Die sieht nur die Moderation.",
    }),
  contactsElsewhere: "Befunde zu Kontakten und Teilnehmenden sieht nur die Moderation.",
  exampleTexts:
    "Diese Tafel entstand aus einer früheren Vorlage. Einige Anmerkungen darin gehören zum erfundenen Beispiel Musterstadt und nicht in Ihr Papier.",
  removeExampleTexts: "Texte des Beispiels entfernen",
  board: "Tafel als Ganzes",
  repairable:
    "Manches auf der Tafel lässt sich gar nicht oder nur gekürzt zeigen. Reparieren entfernt Unlesbares, kürzt zu lange Texte und legt Überzähliges in den Papierkorb; alles andere bleibt.",
  repair: "Tafel reparieren",
  loading: "Die Tafel wird geladen …",
  emptyBoard: "Noch nichts zu prüfen: Auf der Tafel stehen noch keine Aufgaben.",
  allGood: "Keine Lücken, keine Widersprüche. Gut gemacht!",
}

export type FindingsMessages = typeof findingsMessages
