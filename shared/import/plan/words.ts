import { type Language } from "@tafelrunde/shared/content"

/** What a plan says of its rows. */
export interface PlanWords {
  readonly phaseOfRows: string
  readonly noTask: string
  readonly noInstitution: string
  readonly twoInstitutions: (a: string, b: string) => string
  readonly tooLong: (field: string, most: number) => string
  readonly noDay: (field: string, text: string) => string
  readonly noTime: (field: string, text: string) => string
  readonly noNumber: (field: string, text: string) => string
  readonly noFlag: (field: string, text: string) => string
  readonly noChoice: (field: string, text: string, words: string) => string
  readonly noCode: (column: string, code: string) => string
  readonly noDeputy: (name: string) => string
  readonly full: (what: string, most: number) => string
  readonly sameAs: (row: number) => string
  readonly uncomputed: string
  readonly tooMany: (most: number) => string
}

export const planWords: Readonly<Record<Language, PlanWords>> = {
  de: {
    phaseOfRows: "Aufgaben",
    noTask: "Hier steht keine Aufgabe.",
    noInstitution: "Hier steht keine Institution.",
    twoInstitutions: (a, b) => `Name und Kurzname gehören zu zwei Institutionen: ${a} und ${b}.`,
    tooLong: (field, most) => `${field}: Der Text hat mehr als ${most} Zeichen.`,
    noDay: (field, text) => `${field}: „${text}“ ist kein Datum (TT.MM.JJJJ).`,
    noTime: (field, text) => `${field}: „${text}“ ist keine Uhrzeit (HH:MM).`,
    noNumber: (field, text) => `${field}: „${text}“ ist keine ganze Zahl.`,
    noFlag: (field, text) => `${field}: „${text}“ ist weder ja noch nein.`,
    noChoice: (field, text, words) =>
      `${field}: „${text}“ gibt es hier nicht. Möglich sind: ${words}.`,
    noCode: (column, code) => `${column}: „${code}“ hat keine Bedeutung.`,
    noDeputy: (name) => `Vertretung: „${name}“ steht nicht unter den Kontakten der Institution.`,
    full: (what, most) => `Die Tafel nimmt nicht mehr als ${most} ${what} auf.`,
    sameAs: (row) => `Dieselbe Aufgabe steht schon in Zeile ${row}; beide werden zusammengeführt.`,
    uncomputed: "Eine Formel ohne gespeichertes Ergebnis bleibt leer.",
    tooMany: (most) =>
      `Das sind mehr als ${most} Änderungen auf einmal. Bitte teilen Sie die Datei.`,
  },
  en: {
    phaseOfRows: "Tasks",
    noTask: "There is no task here.",
    noInstitution: "There is no institution here.",
    twoInstitutions: (a, b) => `Name and short name belong to two institutions: ${a} and ${b}.`,
    tooLong: (field, most) => `${field}: The text has more than ${most} characters.`,
    noDay: (field, text) => `${field}: “${text}” is no date (YYYY-MM-DD).`,
    noTime: (field, text) => `${field}: “${text}” is no time (HH:MM).`,
    noNumber: (field, text) => `${field}: “${text}” is no whole number.`,
    noFlag: (field, text) => `${field}: “${text}” is neither yes nor no.`,
    noChoice: (field, text, words) => `${field}: There is no “${text}” here. Possible: ${words}.`,
    noCode: (column, code) => `${column}: “${code}” has no meaning.`,
    noDeputy: (name) => `Deputy: “${name}” is not among the institution's contacts.`,
    full: (what, most) => `The board takes no more than ${most} ${what}.`,
    sameAs: (row) => `Row ${row} holds the same task already; both are merged.`,
    uncomputed: "A formula without a stored result stays empty.",
    tooMany: (most) => `These are more than ${most} changes at once. Please split the file.`,
  },
}
