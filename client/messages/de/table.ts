import { type CollectionName } from "@tafelrunde/shared/entities"

import { plural } from "../plural.ts"

/** What notes become, after “zu”. */
const PROMOTED: Readonly<Partial<Record<CollectionName, string>>> = {
  tasks: "Aufgaben",
  institutions: "Institutionen",
  openQuestions: "offenen Punkten",
  agreements: "Vereinbarungen",
  goals: "Zielen",
}

const FACT_ROLES: Readonly<Record<string, string>> = {
  facilitator: "Moderation",
  participant: "ohne Institution",
  institution: "Institution über ihren Link",
  server: "Einlesen oder Wiederherstellen",
}

const FACT_WHOLE: Readonly<Record<string, string>> = {
  added: "angelegt",
  removed: "in den Papierkorb gelegt",
  restored: "zurückgeholt",
}

export const tableMessages = {
  title: "Wer macht was?",
  lists: "Matrix und Listen",
  list: "Liste",
  notes: "Notizen",
  matrix: "Matrix",
  loading: "Die Liste wird geladen …",
  printedOn: (date: string): string => `Gedruckt am ${date}`,
  legend: "Zeichen der Rollen",
  phase: "Phase",
  allPhases: "Alle Phasen",
  viewer: "Mit Ihrem Link können Sie alles lesen, aber nichts ändern.",
  locked: "Die Moderation hat die Tafel gesperrt. Sie können alles lesen.",
  form: "Ansicht",
  byTask: "Aufgabe",
  byInstitution: "Institution",
  asTable: "Tabelle",
  chooseTask: "Aufgabe wählen",
  chooseInstitution: "Institution wählen",
  previous: "Vorige",
  next: "Nächste",
  yours: "Ihre Institution",
  others: "Andere",
  role: (letter: string, word: string): string => `${letter}: ${word}`,
  cell: (task: string, institution: string): string => `Aufgabe ${task}, ${institution}`,
  task: (number: string, title: string): string => `${number} ${title}`,
  removedHere: (removed: string, shown: string): string =>
    `Jemand hat „${removed}“ entfernt. Hier steht jetzt „${shown}“.`,
  noTasks: "Noch sind keine Aufgaben eingetragen.",
  noInstitutions: "Noch sind keine Institutionen eingetragen.",
  inTable: "Aufgaben und Institutionen legen Sie unter „Tabelle“ an.",
  // The lists and their forms.
  noContacts: "Kontakte sehen nur Moderation und Teilnehmende.",
  yes: "ja",
  no: "nein",
  notChosen: "– nicht gewählt –",
  undecided: "– noch offen –",
  search: "Suchen",
  onlyOwn: (short: string): string => `Nur ${short}`,
  count: (count: number): string => plural("de", count, { one: "# Eintrag", other: "# Einträge" }),
  countOf: (shown: number, count: number): string => `${shown} von ${count}`,
  none: "Noch ist nichts eingetragen.",
  noneFound: "Dazu passt kein Eintrag.",
  unnamed: (what: string): string => `${what} ohne Titel`,
  actions: "Reihenfolge und Löschen",
  open: (what: string): string => `Bearbeiten: ${what}`,
  sortBy: (column: string): string => `Nach ${column} sortieren`,
  unsort: "Wieder in der Reihenfolge der Tafel",
  add: (what: string): string => `Neu: ${what}`,
  addHint: "Eingabetaste fügt hinzu. Mehrere Zeilen auf einmal lassen sich einfügen.",
  addButton: "Hinzufügen",
  added: (what: string): string => `„${what}“ hinzugefügt`,
  addedCount: (count: number): string =>
    plural("de", count, { one: "# Eintrag hinzugefügt", other: "# Einträge hinzugefügt" }),
  full: (most: number): string => `Diese Liste fasst höchstens ${most} Einträge.`,
  close: "Schließen",
  remove: "Entfernen",
  removeOf: (what: string): string => `„${what}“ entfernen`,
  removeTitle: (what: string): string => `„${what}“ entfernen?`,
  removedWith: (what: string): string =>
    `Mit entfernt: ${what}. Alles bleibt im Papierkorb und lässt sich zurückholen.`,
  removed: (what: string): string => `„${what}“ entfernt`,
  goneMeanwhile: (what: string): string =>
    `„${what}“ ist gerade entfernt worden. Was Sie darin geschrieben haben, liegt mit im Papierkorb.`,
  filledStays: (what: string): string =>
    `„${what}“ ist schon ausgefüllt. Entfernen kann das nur die Moderation.`,
  undo: "Rückgängig",
  cancel: "Abbrechen",
  up: "Nach oben",
  down: "Nach unten",
  drag: "Ziehen, um zu verschieben",
  moved: (what: string, place: number): string => `„${what}“ steht jetzt an Stelle ${place}`,
  required: "Dieses Feld darf nicht leer sein.",
  tooLong: (most: number, length: number): string =>
    `Höchstens ${most} Zeichen, jetzt sind es ${length}. Gespeichert ist der letzte kürzere Stand.`,
  lineTooLong: (most: number): string => `Eine Zeile darf höchstens ${most} Zeichen lang sein.`,
  tooManyLines: (most: number): string => `Höchstens ${most} Zeilen.`,
  noNumber: "Bitte eine ganze Zahl eingeben.",
  noTime: "Bitte eine Uhrzeit eingeben, etwa 09:30.",
  noMail: "Das sieht nicht nach einer E-Mail-Adresse aus. Gespeichert ist es trotzdem.",
  onePerLine: "Ein Eintrag je Zeile",
  theirs: (text: string): string => `Inzwischen hat jemand hier „${text}“ eingetragen.`,
  takeTheirs: "Das übernehmen",
  choose: "Auswählen",
  clear: (what: string): string => `${what}: Auswahl leeren`,
  noOption: "Kein Treffer",
  removeOption: (what: string): string => `${what} entfernen`,
  calendar: "Kalender",
  clearDate: (what: string): string => `${what}: Datum leeren`,
  acceptance: "Zustimmung der Institutionen",
  acceptedByMore: "Weitere Institution stimmt zu",
  visibilityHint: "Nur intern oder unbestätigt speichern kann die Moderation.",
  needFirst: (what: string): string => `Dafür braucht es zuerst: ${what}.`,
  entriesOf: (what: string): string => `${what}: Einträge`,
  saysOverdue: "überfällig",
  // The list of notes.
  note: "Notiz",
  noteText: "Text",
  noteArea: "Bereich",
  noteUnnamedArea: "Bereich ohne Namen",
  noteNoArea: "Ohne Bereich",
  noteNoAreaOf: (page: string): string => `Ohne Bereich, Seite „${page}“`,
  noteSearch: "Suchen",
  noteCount: (count: number): string => plural("de", count, { one: "# Notiz", other: "# Notizen" }),
  noteCountOf: (shown: number, count: number): string => `${shown} von ${count}`,
  noteNoneFound: "Dazu passt keine Notiz.",
  noteEmpty: "Notiz ohne Text",
  noteGone: "Die Notiz, die bei Ihnen offen war, ist gerade entfernt worden.",
  noteGoneOf: (text: string): string => `Entfernt: „${text}“`,
  noteKeep: "Als neue Notiz behalten",
  noteWrite: "Neue Notiz",
  noteWriteIn: (area: string): string => `Neue Notiz in „${area}“`,
  noteWriteHint:
    "Die Eingabetaste fügt hinzu. Mehrere Zeilen auf einmal lassen sich einfügen: eine Notiz je Zeile.",
  noteAdd: "Hinzufügen",
  noteAdded: (text: string, area: string): string => `Notiz „${text}“ in „${area}“ hinzugefügt`,
  noteAddedCount: (count: number, area: string): string =>
    `${plural("de", count, { one: "# Notiz", other: "# Notizen" })} in „${area}“ hinzugefügt`,
  noteTooMany: (most: number): string => `Bitte fügen Sie höchstens ${most} Zeilen auf einmal ein.`,
  noteMoved: (text: string, area: string): string => `Notiz „${text}“ liegt jetzt in „${area}“`,
  noteIsProtected: "Geschützt: Verschieben und entfernen kann nur die Moderation.",
  noteIsLocked: "Auf der Tafel festgehalten: Sie lässt sich nur dort lösen und verschieben.",
  noteTooLong: (most: number): string => `Höchstens ${most} Zeichen.`,
  noteNeedsText: "Eine Notiz braucht Text. Wenn sie weg soll: „Entfernen“.",
  noteSelect: (text: string): string => `„${text}“ auswählen`,
  noteSelected: (count: number): string => plural("de", count, { other: "# ausgewählt" }),
  noteUnselect: "Auswahl aufheben",
  noteMake: "Machen zu …",
  noteMakeInto: (collection: CollectionName): string => `Zu ${PROMOTED[collection]} machen`,
  noteFact: (what: string, number: string): string => `${what} ${number}`.trim(),
  noteToFact: (what: string, title: string): string => `Zeigen: ${what} „${title}“`,
  noteUnlink: "Verknüpfung lösen",
  noteExists: (title: string): string => `Gibt es schon: „${title}“`,
  noteLinkOrAdd: (text: string): string => `„${text}“: verknüpfen oder neu anlegen`,
  noteLinkExisting: "Mit dem Vorhandenen verknüpfen",
  noteAddAnyway: "Trotzdem neu anlegen",
  noteSameAs: "Gleicht einer anderen ausgewählten Notiz: ein Eintrag für beide.",
  noteLeftOut: (count: number): string =>
    plural("de", count, {
      one: "Eine ausgewählte Notiz bleibt, wie sie ist: Sie ist schon ein Eintrag, leer oder geschützt.",
      other:
        "# ausgewählte Notizen bleiben, wie sie sind: Sie sind schon Einträge, leer oder geschützt.",
    }),
  notePromote: (added: number, linked: number): string => {
    if (added === 0) return `${linked} verknüpfen`
    return linked === 0 ? `${added} anlegen` : `${added} anlegen, ${linked} verknüpfen`
  },
  factHistory: "Verlauf",
  factLoading: "Wird geladen …",
  factFailed: "Der Verlauf ist gerade nicht zu laden. Mit Verbindung geht es wieder.",
  factNone: "In den letzten Wochen wurde hier nichts geändert.",
  factEmpty: "leer",
  factRole: (role: string): string => FACT_ROLES[role] ?? role,
  factWhole: (what: string): string => FACT_WHOLE[what] ?? "geändert",
  factChanged: (label: string, before: string | undefined, after: string | undefined): string =>
    before === undefined || after === undefined
      ? `${label} geändert`
      : `${label}: ${before} → ${after}`,
  factRestore: (value: string): string => `„${value}“ wiederherstellen`,
  factRestoreEmpty: "Wieder leeren",
  factRestoredValue: (label: string, value: string): string =>
    `${label} ist wieder „${value}“. Rückgängig geht wie immer.`,
  noteOf: "von",
  showNoteSeats: "Für alle zeigen, welche Institution eine Notiz geschrieben hat (nie die Person)",
  notePromoted: (list: string, added: number, linked: number): string =>
    `${list}: ${added} angelegt${linked > 0 ? `, ${linked} mit Vorhandenem verknüpft` : ""}`,
}

export type TableMessages = typeof tableMessages
