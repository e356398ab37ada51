import { defineWords } from "../../ui/language.ts"

export const canvasFileWords = defineWords({
  de: {
    board: "Tafel als Bild",
    page: "Offene Seite als Bild",
    selection: "Auswahl als Bild",
    frames: "Rahmen als Seiten",
    drawing: "Zeichnung zum Weiterarbeiten",
    open: "Zeichnung (TLDR) einlesen …",
  },
  en: {
    board: "Board as a picture",
    page: "Open page as a picture",
    selection: "Selection as a picture",
    frames: "Frames as pages",
    drawing: "Editable drawing",
    open: "Import a drawing (TLDR) …",
  },
})
