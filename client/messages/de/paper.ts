export const paperMessages = {
  title: "Schnittstellenpapier",
  forWhom: "Für wen",
  internal: "Intern",
  network: "Netzwerk",
  public: "Öffentlich",
  scope: "Umfang",
  wholePaper: "Ganzes Papier",
  extractOf: (name: string): string => `Auszug: ${name}`,
  togetherWith: "Gemeinsam mit",
  alone: "niemandem",
  changesSince: "Änderungen gegenüber",
  noChanges: "keinem früheren Stand",
  changesMissing:
    "Der Server antwortet gerade nicht: Ein Änderungsverzeichnis zeigt diese Ansicht erst wieder mit Verbindung.",
  save: "Papier herunterladen",
  saveAs: (format: string): string => `Papier als ${format} herunterladen`,
  print: "Drucken",
  viewer:
    "Wer nur ansieht, hat weder Kontakte noch Teilnehmende auf dem Gerät: Die heruntergeladene Datei enthält sie, soweit sie dort stehen dürfen.",
  missing: "Das fehlt noch im Papier",
  complete: "Alle Kapitel sind gefüllt",
  toDetails: "Angaben ergänzen",
  byFacilitator: "(ergänzt die Moderation)",
  toList: "Zur Liste",
  toListOf: (list: string): string => `Zur Liste: ${list}`,
  gaps: "Lücken und Widersprüche stehen in den Befunden.",
  toFindings: "Befunde zeigen",
}

export type PaperMessages = typeof paperMessages
