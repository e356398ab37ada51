import { defineWords } from "../ui/language.ts"

export const canvasWords = defineWords({
  de: {
    canvas: "Tafel",
    loading: "Die Tafel wird geladen …",
    matrix: "Zuständigkeitsmatrix",
    broken: "Die Tafel kann gerade nicht angezeigt werden.",
    brokenHint:
      "Ihre Arbeit ist nicht verloren. Laden Sie die Tafel neu oder arbeiten Sie in der Tabelle weiter.",
    reload: "Tafel neu laden",
    hidden: (count: number) =>
      count === 1
        ? "Ein Element kann nicht angezeigt werden."
        : `${count} Elemente können nicht angezeigt werden.`,
  },
  en: {
    canvas: "Board",
    loading: "The board is loading …",
    matrix: "Responsibility matrix",
    broken: "The board cannot be shown just now.",
    brokenHint: "Your work is not lost. Load the board again, or go on in the table.",
    reload: "Load the board again",
    hidden: (count: number) =>
      count === 1 ? "One item cannot be shown." : `${count} items cannot be shown.`,
  },
})
