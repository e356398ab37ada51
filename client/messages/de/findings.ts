import { plural } from "../plural.ts"

export const findingsMessages = {
  title: "Befunde",
  close: "Befunde schließen",
  intro: "Lücken und Widersprüche auf der Tafel, Stand jetzt. Nichts davon hält Sie auf.",
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
  open: (count: number): string => `Noch offen (${count})`,
  first: "Ersten zeigen",
  next: (place: number, count: number): string => `Nächster (${place} von ${count} gezeigt)`,
  goTo: "Zeigen",
  goToWhat: (message: string): string => `Zeigen: ${message}`,
  elsewhere: (count: number): string =>
    plural("de", count, {
      one: "Ein weiterer Befund betrifft Kontakte oder den Ablauf als Ganzes. Er steht im Prüfbericht unter „Export“.",
      other:
        "# weitere Befunde betreffen Kontakte oder den Ablauf als Ganzes. Sie stehen im Prüfbericht unter „Export“.",
    }),
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
