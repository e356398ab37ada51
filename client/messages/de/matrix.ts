/** A cell as it is read out: "Aufgabe 12, Volkshochschule: Durchführung". */
export interface SpokenCell {
  readonly number: string
  readonly institution: string
  /** The roles' names; empty when the institution takes no part. */
  readonly roles: readonly string[]
}

export const matrixMessages = {
  title: "Wer macht was?",
  caption: (phase: string): string =>
    phase ? `Zuständigkeiten in der Phase ${phase}` : "Zuständigkeiten nach Aufgaben",
  legend: "Zeichen der Rollen",
  task: "Aufgabe",
  cell: ({ number, institution, roles }: SpokenCell): string =>
    `Aufgabe ${number}, ${institution}: ${roles.join(", ") || "keine Beteiligung"}`,
  keys: "Pfeiltasten bewegen, beim Ausfüllen auch Tab. Buchstaben setzen eine Rolle oder nehmen sie weg. Eingabetaste öffnet die Auswahl, Entf leert die Zelle. Mit Esc und dann Tab verlassen Sie die Tabelle.",
  readOnly: "Nur ansehen",
  lockedMeanwhile:
    "Die Tafel wurde gerade gesperrt. Was Sie hier schreiben, bleibt stehen, bis sie wieder offen ist.",
  renamedMeanwhile: (title: string): string =>
    `Jemand hat den Titel gerade in „${title}“ geändert. Die Eingabetaste setzt Ihren Titel, Esc lässt den anderen stehen.`,
  goneText: "Jemand hat gerade entfernt, woran Sie gearbeitet haben.",
  goneElsewhere:
    "Jemand hat die Aufgabe, an der Sie geschrieben haben, in eine andere Phase verschoben.",
  useAsTitle: "Als Titel übernehmen",
  addAsTask: (phase: string): string => `Als neue Aufgabe in „${phase}“ hinzufügen`,
  addAsPhase: "Als neue Phase hinzufügen",
  dismiss: "Schließen",
  institutionGone:
    "Jemand hat diese Institution gerade entfernt. Mit „Neu hinzufügen“ kommt sie unter diesem Namen zurück, ohne ihre Zellen.",
  addAgain: "Neu hinzufügen",
  rolesOf: (institution: string): string => `Rollen: ${institution}`,
  clear: "Zelle leeren",
  undo: "Rückgängig",
  undone: "Rückgängig gemacht",
  redone: "Wiederhergestellt",
  nothingToUndo: "Nichts rückgängig zu machen",
  nothingToRedo: "Nichts wiederherzustellen",
  removed: (what: string): string => `„${what}“ entfernt`,
  moved: (what: string): string => `„${what}“ verschoben`,
  added: (what: string): string => `„${what}“ hinzugefügt`,
  actionsFor: (what: string): string => `Bearbeiten: ${what}`,
  rename: "Umbenennen",
  remove: "Entfernen",
  up: "Nach oben",
  down: "Nach unten",
  left: "Nach links",
  right: "Nach rechts",
  toPhase: (phase: string): string => `Nach „${phase}“`,
  addTask: "Aufgabe",
  addTaskTo: (phase: string): string => `Aufgabe in „${phase}“ hinzufügen`,
  addTaskBelow: "Aufgabe darunter hinzufügen",
  addTaskHere: "Aufgabe hinzufügen",
  newTask: "Neue Aufgabe",
  taskTitle: "Titel der Aufgabe",
  addPhase: "Phase",
  addPhaseLong: "Phase hinzufügen",
  addPhaseBelow: "Phase darunter hinzufügen",
  newPhase: "Neue Phase",
  phaseTitle: "Titel der Phase",
  institution: "Institution",
  addInstitution: "Institution hinzufügen",
  addInstitutionRight: "Institution rechts hinzufügen",
  renameInstitution: "Institution umbenennen",
  short: "Kurzbezeichnung",
  shortHint: "Höchstens 8 Zeichen, steht über der Spalte, etwa VHS",
  shortMissing: "Bitte eine Kurzbezeichnung angeben.",
  name: "Amtlicher Name",
  nameMissing: "Bitte den Namen angeben.",
  save: "Speichern",
  add: "Hinzufügen",
  cancel: "Abbrechen",
  startTitle: "Noch steht hier nichts",
  startText: "Beginnen Sie mit einer Phase, etwa „Ankommen“, und den Institutionen der Runde.",
  startReadOnly: "Phasen, Aufgaben und Institutionen erscheinen hier, sobald jemand sie einträgt.",
  firstPhase: "Erste Phase anlegen",
  firstInstitution: "Erste Institution hinzufügen",
}

export type MatrixMessages = typeof matrixMessages
