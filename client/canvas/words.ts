import { defineWords } from "../ui/language.ts"

export const canvasWords = defineWords({
  de: {
    canvas: "Tafel",
    loading: "Die Tafel wird geladen …",
    matrix: "Zuständigkeitsmatrix",
    frame: "Rahmen",
    frames: "Rahmen",
    selection: "Auswahl",
    lostText: "Jemand hat gelöscht, woran Sie gerade geschrieben haben.",
    restoreText: "Meinen Text wiederherstellen",
    dismiss: "Schließen",
    lockedMeanwhile: "Die Tafel wurde gerade gesperrt. Was Sie bis dahin gemacht haben, bleibt.",
    pageFull: "Diese Seite ist voll. Bitte arbeiten Sie auf einer neuen Seite weiter.",
    tooManyNotes: (count: number, most: number) =>
      `Das wären ${count} Zettel. Bitte fügen Sie höchstens ${most} auf einmal ein.`,
    tooManyAddresses: (count: number, most: number) =>
      `Das wären ${count} Adressen. Bitte fügen Sie höchstens ${most} auf einmal ein.`,
    showCursors: "Zeiger der anderen zeigen",
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
    frame: "Frame",
    frames: "Frames",
    selection: "Selection",
    lostText: "Somebody deleted what you were writing in.",
    restoreText: "Restore my text",
    dismiss: "Close",
    lockedMeanwhile: "The board has just been locked. What you did until then stays.",
    pageFull: "This page is full. Please go on on a new page.",
    tooManyNotes: (count: number, most: number) =>
      `That would be ${count} notes. Please paste ${most} at once at most.`,
    tooManyAddresses: (count: number, most: number) =>
      `That would be ${count} addresses. Please paste ${most} at once at most.`,
    showCursors: "Show others' cursors",
    broken: "The board cannot be shown just now.",
    brokenHint: "Your work is not lost. Load the board again, or go on in the table.",
    reload: "Load the board again",
    hidden: (count: number) =>
      count === 1 ? "One item cannot be shown." : `${count} items cannot be shown.`,
  },
})
