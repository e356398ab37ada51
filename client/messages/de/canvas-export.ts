export const canvasExportMessages = {
  title: "Zeichnung",
  board: "Tafel als Bild",
  page: "Offene Seite als Bild",
  selection: "Auswahl als Bild",
  frames: "Rahmen als Seiten",
  drawing: "Zeichnung zum Weiterarbeiten",
  open: "Zeichnung (TLDR) einlesen …",
}

export type CanvasExportMessages = typeof canvasExportMessages
