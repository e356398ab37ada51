import { plural } from "../plural.ts"

export const importMessages = {
  reading: "Die Tabelle wird gelesen …",
  faults: {
    tooLarge: "Die Datei ist zu groß. Eine Tabelle darf ausgepackt höchstens 48 MB haben.",
    tooManyRows:
      "Die Tabelle hat mehr als 20.000 Zeilen. Bitte speichern Sie nur den Teil, den Sie brauchen, als eigene Datei.",
    tooManyColumns:
      "Die Tabelle hat mehr als 1.000 Spalten. Bitte löschen Sie, was nicht zur Tabelle gehört.",
    encrypted:
      "Die Datei hat ein Kennwort. Bitte speichern Sie sie ohne Kennwort und wählen Sie sie noch einmal.",
    oldExcel:
      "Das ist eine ältere Excel-Datei (XLS oder XLSB). Bitte speichern Sie sie in Excel als XLSX.",
    notTable: "Das ist keine Tabelle. Gelesen werden XLSX, ODS und CSV.",
    damaged:
      "Die Datei ist beschädigt. Bitte öffnen und speichern Sie sie noch einmal in Ihrem Tabellenprogramm.",
    entities:
      "Die Datei enthält Anweisungen, die hier nicht ausgeführt werden. Bitte speichern Sie sie noch einmal als XLSX, ODS oder CSV.",
    empty: "In der Datei steht nichts.",
  },

  title: "Tabelle einlesen",
  fileOf: (name: string, rows: number): string =>
    `„${name}“: ${plural("de", rows, { one: "# Zeile", other: "# Zeilen" })} unter den Überschriften.`,
  sheet: "Blatt",
  kind: "Was steht in der Tabelle?",
  kinds: {
    tasks: "Aufgaben und Zuständigkeiten",
    institutions: "Institutionen",
    contacts: "Kontakte",
  },
  header: "Die Überschriften stehen in",
  headerRow: (row: number): string => `Zeile ${row}`,
  headerRows: (first: number, second: number): string => `Zeilen ${first} und ${second}`,
  columns: "Was in den Spalten steht",
  column: "Spalte",
  samples: "Beispiele",
  becomes: "wird zu",
  columnBecomes: (column: string): string => `Spalte „${column}“ wird zu`,
  leaveOut: "– bleibt weg –",
  fields: "Angaben",
  institutionsOfBoard: "Zuständigkeiten von",
  newInstitutionNamed: (name: string): string => `Zuständigkeiten von: ${name} (neu)`,
  codes: "Was die Zeichen bedeuten",
  codesMore: "Die Tafel zeigt danach ihre eigenen Buchstaben.",
  code: "Zeichen",
  meaning: "bedeutet",
  meaningOf: (code: string): string => `Zeichen „${code}“ bedeutet`,
  missing: {
    tasks: "Bitte wählen Sie, in welcher Spalte die Aufgabe steht.",
    institutions: "Bitte wählen Sie, in welcher Spalte Name oder Kurzname der Institution steht.",
    contacts: "Bitte wählen Sie, in welcher Spalte die Institution steht.",
  },
  preview: "Vorschau",
  back: "Zurück",
  cancel: "Abbrechen",

  previewTitle: "Das wird eingelesen",
  added: (what: string): string => `Neu: ${what}`,
  changed: (what: string): string => `Geändert: ${what}`,
  unchanged: (rows: number): string =>
    plural("de", rows, {
      one: "# Zeile steht schon so auf der Tafel.",
      other: "# Zeilen stehen schon so auf der Tafel.",
    }),
  skipped: (rows: number): string =>
    plural("de", rows, { one: "# Zeile bleibt weg.", other: "# Zeilen bleiben weg." }),
  nothing: "Die Tafel hat das alles schon. Es gibt nichts einzulesen.",
  nothingRemoved: "Gelöscht wird nichts, und leere Zellen ändern nichts.",
  contactsMore:
    "Neue Kontakte sieht nur die Moderation, bis die Personen ihrer Nennung zugestimmt haben. Der jetzige Stand wird vorher als Version festgehalten.",
  versionName: (file: string): string => `Vor dem Einlesen von ${file}`,
  problems: (n: number): string =>
    plural("de", n, { one: "Eine Angabe bleibt weg", other: "# Angaben bleiben weg" }),
  problem: (row: number, text: string): string => `Zeile ${row}: ${text}`,
  more: (n: number): string => plural("de", n, { one: "und # weitere", other: "und # weitere" }),
  rows: "Zeile für Zeile",
  row: "Zeile",
  entry: "Eintrag",
  outcome: "Was geschieht",
  details: "Im Einzelnen",
  outcomes: { added: "neu", changed: "geändert", unchanged: "bleibt", skipped: "bleibt weg" },
  doImport: "Einlesen",
  locked: "Die Tafel ist gesperrt. Es wurde nichts eingelesen.",
  done: (what: string): string => `Eingelesen: ${what}. „Rückgängig“ nimmt es zurück.`,
  doneContacts: (what: string): string =>
    `Eingelesen: ${what}. Der Stand davor liegt unter „Versionen“.`,
}

export type ImportMessages = typeof importMessages
