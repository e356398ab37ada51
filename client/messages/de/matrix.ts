import { plural } from "../plural.ts"

/** A cell as it is read out: "Aufgabe 12, Volkshochschule: Durchführung". */
export interface SpokenCell {
  readonly number: string
  readonly institution: string
  /** The roles' names; empty when the institution takes no part. */
  readonly roles: readonly string[]
}

/** How many of each a pasted block changed. */
export interface Pasted {
  readonly cells: number
  readonly titles: number
  readonly added: number
}

interface PastedSize {
  readonly rows: number
  readonly columns: number
}

export const matrixMessages = {
  title: "Wer macht was?",
  caption: (phase: string): string =>
    phase ? `Zuständigkeiten in der Phase ${phase}` : "Zuständigkeiten nach Aufgaben",
  legend: "Zeichen der Rollen",
  task: "Aufgabe",
  cell: ({ number, institution, roles }: SpokenCell): string =>
    `Aufgabe ${number}, ${institution}: ${roles.join(", ") || "keine Beteiligung"}`,
  keys: "Pfeiltasten bewegen, beim Ausfüllen auch Tab. Buchstaben setzen eine Rolle oder nehmen sie weg. Eingabetaste öffnet die Auswahl, F2 Bedingung, Gültigkeit und Anmerkung, Entf leert die Zelle. F8 schaltet die Schnelleingabe. Mit Esc und dann Tab verlassen Sie die Tabelle.",
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
  details: "Bedingung, Gültigkeit, Anmerkung …",
  detailsOf: (institution: string): string => `Einzelheiten: ${institution}`,
  done: "Fertig",
  tasksOf: (phase: string): string => `Aufgaben der Phase „${phase}“`,
  hiddenTasks: (count: number): string =>
    plural("de", count, { one: "# Aufgabe eingeklappt", other: "# Aufgaben eingeklappt" }),
  fast: "Schnelleingabe",
  fastOn:
    "Schnelleingabe an: Ein Buchstabe setzt und geht weiter. Mit Umschalt bleibt er stehen, für einen zweiten. Leertaste geht weiter, Eingabe in die nächste Zeile, Rücktaste nimmt den letzten zurück.",
  fastOff: "Schnelleingabe aus.",
  clear: "Zelle leeren",
  undo: "Rückgängig",
  removed: (what: string): string => `„${what}“ entfernt`,
  removeTitle: (what: string): string => `„${what}“ entfernen?`,
  goesWith: (what: string): string => `Mit entfernt: ${what}.`,
  isFilled: "Dazu ist schon etwas eingetragen.",
  tasksStay: "Die Aufgaben bleiben stehen, in der Phase davor oder danach.",
  toBin: "Die Moderation kann alles jederzeit aus dem Papierkorb zurückholen.",
  filledStays: (what: string): string =>
    `„${what}“ ist schon ausgefüllt. Entfernen kann das nur die Moderation.`,
  drag: "Ziehen, um zu verschieben",
  moved: (what: string): string => `„${what}“ verschoben`,
  added: (what: string): string => `„${what}“ hinzugefügt`,
  pasted: ({ cells, titles, added }: Pasted): string =>
    [
      cells > 0 &&
        plural("de", cells, { one: "Eine Zelle ausgefüllt", other: "# Zellen ausgefüllt" }),
      titles > 0 && plural("de", titles, { one: "Ein Titel ersetzt", other: "# Titel ersetzt" }),
      added > 0 &&
        plural("de", added, { one: "Eine Zeile hinzugefügt", other: "# Zeilen hinzugefügt" }),
    ]
      .filter((part) => part !== false)
      .join(", ") || "Nichts zu ändern",
  pasteReadOnly: "Hier lässt sich gerade nichts einfügen: Sie können die Tabelle nur ansehen.",
  pasteNotHere:
    "Hier lässt sich das nicht einfügen. Wählen Sie eine Zelle, den Titel einer Aufgabe oder „+ Aufgabe“.",
  pasteTooMany: "Bitte fügen Sie höchstens 200 Zeilen auf einmal ein. Es wurde nichts eingefügt.",
  pasteTooLong: "Ein Titel hat höchstens 300 Zeichen. Es wurde nichts eingefügt.",
  pasteNoRole: (text: string, letters: readonly string[]): string =>
    `„${text.slice(0, 40)}“ ist kein Zeichen einer Rolle. In die Zellen passen ${letters.join(", ")}. Es wurde nichts eingefügt.`,
  pasteTooLarge: (block: PastedSize, room: PastedSize): string =>
    `Das sind ${block.rows} × ${block.columns} Zellen, ab hier ist Platz für ${room.rows} × ${room.columns}. Es wurde nichts eingefügt.`,
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
  severalAtOnce: "Mehrere auf einmal eintragen …",
  institutionList: "Eine Institution je Zeile",
  institutionListHint:
    "„Kürzel; Name“ oder nur der Name, etwa: VHS; Volkshochschule. Auch aus Excel oder Word eingefügt.",
  listed: (count: number): string =>
    plural("de", count, { one: "Eine Institution:", other: "# Institutionen:" }),
  duplicates: (names: readonly string[]): string =>
    `Schon da, wird nicht noch einmal angelegt: ${names.join(" · ")}`,
  listEmpty: "Bitte mindestens eine Institution eintragen, die noch nicht dabei ist.",
  tooMany: (most: number): string =>
    plural("de", most, {
      one: "Es ist nur noch für eine Institution Platz. Bitte kürzen Sie die Liste.",
      other: "Es gehen höchstens # Institutionen. Bitte kürzen Sie die Liste.",
    }),
  tooLong: (most: number): string => `Ein Name hat höchstens ${most} Zeichen.`,
  addCount: (count: number): string =>
    count === 0 ? "Hinzufügen" : plural("de", count, { other: "# hinzufügen" }),
  addedCount: (count: number): string =>
    plural("de", count, { other: "# Institutionen hinzugefügt" }),
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
