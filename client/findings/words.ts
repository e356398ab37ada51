import { defineWords } from "../ui/language.ts"

export const findingsWords = defineWords({
  de: {
    title: "Befunde",
    close: "Befunde schließen",
    intro: "Lücken und Widersprüche auf der Tafel, Stand jetzt. Nichts davon hält Sie auf.",
    summary: (errors: number, warnings: number, hints: number) =>
      [
        `${errors} Fehler`,
        `${warnings} ${warnings === 1 ? "Warnung" : "Warnungen"}`,
        `${hints} ${hints === 1 ? "Hinweis" : "Hinweise"}`,
      ].join(", "),
    error: "Fehler",
    warning: "Warnungen",
    hint: "Hinweise",
    errorOne: "Fehler",
    warningOne: "Warnung",
    hintOne: "Hinweis",
    goTo: "Zeigen",
    goToWhat: (message: string) => `Zeigen: ${message}`,
    partial:
      "Kontakte und Anwesenheit werden hier nicht geprüft, weil Sie nicht alle Kontakte sehen.",
    loading: "Die Tafel wird geladen …",
    emptyBoard: "Noch nichts zu prüfen: Auf der Tafel stehen noch keine Aufgaben.",
    allGood: "Keine Lücken, keine Widersprüche. Gut gemacht!",
  },
  en: {
    title: "Findings",
    close: "Close findings",
    intro: "Gaps and contradictions on the board as it stands. None of them stops you.",
    summary: (errors: number, warnings: number, hints: number) =>
      [
        `${errors} ${errors === 1 ? "error" : "errors"}`,
        `${warnings} ${warnings === 1 ? "warning" : "warnings"}`,
        `${hints} ${hints === 1 ? "hint" : "hints"}`,
      ].join(", "),
    error: "errors",
    warning: "warnings",
    hint: "hints",
    errorOne: "error",
    warningOne: "warning",
    hintOne: "hint",
    goTo: "Show",
    goToWhat: (message: string) => `Show: ${message}`,
    partial: "Contacts and attendance are not checked here, because you do not see all contacts.",
    loading: "The board is loading …",
    emptyBoard: "Nothing to check yet: the board has no tasks.",
    allGood: "No gaps, no contradictions. Well done!",
  },
})
