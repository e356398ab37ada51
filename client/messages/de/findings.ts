import { plural } from "../plural.ts"

export const findingsMessages = {
  title: "Befunde",
  close: "Befunde schließen",
  intro: "Lücken und Widersprüche auf der Tafel, Stand jetzt. Nichts davon hält Sie auf.",
  error: (count: number): string => plural("de", count, { other: "# Fehler" }),
  warning: (count: number): string =>
    plural("de", count, { one: "# Warnung", other: "# Warnungen" }),
  hint: (count: number): string => plural("de", count, { one: "# Hinweis", other: "# Hinweise" }),
  goTo: "Zeigen",
  goToWhat: (message: string): string => `Zeigen: ${message}`,
  partial:
    "Kontakte und Anwesenheit werden hier nicht geprüft, weil Sie nicht alle Kontakte sehen.",
  loading: "Die Tafel wird geladen …",
  emptyBoard: "Noch nichts zu prüfen: Auf der Tafel stehen noch keine Aufgaben.",
  allGood: "Keine Lücken, keine Widersprüche. Gut gemacht!",
}

export type FindingsMessages = typeof findingsMessages
