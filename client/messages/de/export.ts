import { plural } from "../plural.ts"

/** Messages of the export menu; what the exports are called stands in the registry (`shared/paper/exports.ts`). */
export const exportMessages = {
  forWhom: "Für wen",
  internal: "Intern: alle Kontakte",
  network: "Netzwerk: nur freigegebene Kontakte",
  public: "Öffentlich: nur öffentliche Kontakte",
  done: (name: string): string => `${name} wurde heruntergeladen.`,
  doneHere: (name: string): string =>
    `${name} wurde auf diesem Gerät erstellt: Der Server antwortet gerade nicht.`,
  making: "Die Datei wird erstellt …",
  failed: "Der Export ging nicht.",
  tooLarge: "Für diese Datei ist die Tafel zu groß. Der ganze Inhalt (JSON) geht immer.",
  busy: "Der Server erstellt gerade andere Dateien. Bitte versuchen Sie es gleich noch einmal.",
  noPdf:
    "Dieser Server kann keine PDF-Dateien erstellen. Nehmen Sie das Papier bitte als Word-Datei (DOCX) oder OpenDocument (ODT).",
  missingPictures: (count: number): string =>
    plural("de", count, {
      one: "Ein Bild der Tafel liegt nicht auf diesem Gerät und würde in der Datei fehlen.",
      other: "# Bilder der Tafel liegen nicht auf diesem Gerät und würden in der Datei fehlen.",
    }),
  missingPicturesTitle: "Ohne alle Bilder sichern?",
  missingPicturesMore:
    "Mit Verbindung zum Server ist die Datei vollständig. Alles andere auf der Tafel ist schon jetzt darin.",
  dontSave: "Nicht sichern",
  saveWithout: "Trotzdem sichern",
  needsServer: "Diese Datei kann nur der Server erstellen, und er ist gerade nicht erreichbar.",
  publicNeedsServer:
    "Keine Verbindung: Nur der Server weiß, ob alle Kontakte bestätigt sind. Vorher entsteht keine Datei für die Öffentlichkeit.",
  offline:
    "Keine Verbindung: Diese Seite erstellt die meisten Dateien selbst. Die anderen brauchen den Server.",
  offlineViewer:
    "Keine Verbindung: Diese Dateien erstellt nur der Server, denn wer nur ansieht, hat keine Kontakte auf dem Gerät.",

  unconfirmedTitle: "Noch nicht alle Kontakte sind bestätigt",
  unconfirmedMore:
    "Für die Öffentlichkeit entsteht eine Datei erst, wenn alle Kontakte bestätigt sind. Bitte klären Sie diese:",
  toContacts: "Zu den Kontakten",
  namesTitle: "Namen in Texten",
  namesMore:
    "Texte werden so ausgegeben, wie sie geschrieben sind. Bitte sehen Sie an diesen Stellen nach, ob dort jemand genannt ist, der es in dieser Datei nicht sein soll:",
  exportAnyway: "Trotzdem exportieren",
  cancel: "Abbrechen",

  canvasTitle: "Zeichnung",
  canvasBoard: "Tafel als Bild",
  canvasPage: "Offene Seite als Bild",
  canvasSelection: "Auswahl als Bild",
  canvasFrames: "Rahmen als Seiten",
  canvasDrawing: "Zeichnung zum Weiterarbeiten",
  canvasOpen: "Zeichnung (TLDR) einlesen …",
}

export type ExportMessages = typeof exportMessages
