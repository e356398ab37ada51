import { defineWords } from "../ui/language.ts"

export const canvasFileWords = defineWords({
  de: {
    board: "Tafel als Bild",
    selection: "Auswahl als Bild",
    frames: "Rahmen als Seiten",
    drawing: "Zeichnung zum Weiterarbeiten",
    open: "Zeichnung (TLDR) einlesen …",
    saved: (name: string) => `Gespeichert: ${name}`,
    notSaved: "Das konnte nicht gespeichert werden. Ist etwas auf der Tafel?",
    opened: (shapes: number) =>
      shapes === 1 ? "Ein Element eingelesen." : `${shapes} Elemente eingelesen.`,
    openedPartly: (shapes: number, refused: number) =>
      `${shapes} Elemente eingelesen, ${refused} konnten nicht übernommen werden.`,
    notOpened: "Diese Datei ist keine lesbare Zeichnung (.tldr).",
  },
  en: {
    board: "Board as a picture",
    selection: "Selection as a picture",
    frames: "Frames as pages",
    drawing: "Drawing to go on with",
    open: "Read a drawing (TLDR) …",
    saved: (name: string) => `Saved: ${name}`,
    notSaved: "This could not be saved. Is anything on the board?",
    opened: (shapes: number) => (shapes === 1 ? "One item read." : `${shapes} items read.`),
    openedPartly: (shapes: number, refused: number) =>
      `${shapes} items read, ${refused} could not be used.`,
    notOpened: "This file is not a drawing that can be read (.tldr).",
  },
})
