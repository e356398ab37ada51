import { defineWords } from "../../ui/language.ts"

export const fileWords = defineWords({
  de: {
    making: "Die Datei wird erstellt …",
    makingPage: (page: number, of: number) => `Die Datei wird erstellt: Seite ${page} von ${of} …`,
    saved: (name: string) => `Gespeichert: ${name}`,
    nothing: "Hier ist nichts, was gespeichert werden kann.",
    notSaved: "Die Datei konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.",
    reading: "Die Zeichnung wird eingelesen …",
    opened: (shapes: number) =>
      shapes === 1 ? "Ein Element eingelesen." : `${shapes} Elemente eingelesen.`,
    openedPartly: (shapes: number, refused: number) =>
      `${shapes} Elemente eingelesen, ${refused} konnten nicht übernommen werden.`,
    notADrawing: "Diese Datei ist keine lesbare Zeichnung (.tldr). Es wurde nichts eingelesen.",
    older:
      "Diese Zeichnung stammt aus der ersten Fassung von tldraw, die hier nicht gelesen werden kann. Es wurde nichts eingelesen. Öffnen Sie sie auf tldraw.com und speichern Sie sie dort neu.",
    newer:
      "Diese Zeichnung stammt aus einer neueren Fassung von tldraw als der, die hier läuft. Es wurde nichts eingelesen. Kopieren Sie stattdessen, was Sie brauchen, als Bild.",
    tooMuch:
      "Diese Zeichnung hat mehr Elemente oder Seiten, als auf die Tafel passen. Es wurde nichts eingelesen.",
    notPermitted: "Sie können auf dieser Tafel gerade nichts einlesen.",
  },
  en: {
    making: "The file is being made …",
    makingPage: (page: number, of: number) => `The file is being made: page ${page} of ${of} …`,
    saved: (name: string) => `Saved: ${name}`,
    nothing: "There is nothing here that could be saved.",
    notSaved: "The file could not be made. Please try again.",
    reading: "The drawing is being read …",
    opened: (shapes: number) => (shapes === 1 ? "One item read." : `${shapes} items read.`),
    openedPartly: (shapes: number, refused: number) =>
      `${shapes} items read, ${refused} could not be used.`,
    notADrawing: "This file is not a drawing that can be read (.tldr). Nothing was read.",
    older:
      "This drawing is from the first version of tldraw, which cannot be read here. Nothing was read. Open it on tldraw.com and save it anew there.",
    newer:
      "This drawing is from a newer version of tldraw than the one running here. Nothing was read. Copy what you need as a picture instead.",
    tooMuch: "This drawing has more items or pages than the board has room for. Nothing was read.",
    notPermitted: "You cannot read anything into this board just now.",
  },
})
