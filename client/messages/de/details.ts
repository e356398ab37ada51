import { plural } from "../plural.ts"

/** Roles of the cells that would be shown as one letter. */
export interface SpokenMerge {
  /** The letter that they would have together. */
  readonly letter: string
  /** Letters and words that they have now. */
  readonly before: readonly string[]
  readonly cells: number
  readonly together: number
}

/** Messages of the dialogs about title, region, dates and version, and about the letters of the roles. */
export const detailsMessages = {
  item: "Angaben zur Tafel …",
  title: "Angaben zur Tafel",
  more: "Diese Angaben stehen in den Dateinamen und in den exportierten Tabellen und Seiten.",
  titleMissing: "Bitte geben Sie einen Titel ein.",
  notChosen: "Nicht angegeben",
  notAgreedYet: (errors: number): string =>
    `„abgestimmt“ geht erst, wenn kein Fehler mehr offen ist: noch ${plural("de", errors, { other: "#" })} unter „Befunde“. Was so gewollt ist, können Sie dort begründen.`,
  save: "Speichern",
  saved: "Die Angaben sind gespeichert.",
  cancel: "Abbrechen",
  rolesItem: "Rollen und Buchstaben …",
  rolesChange: "Buchstaben ändern",
  rolesTitle: "Rollen und Buchstaben",
  rolesIntro:
    "Buchstaben und Wörter gelten überall: in Matrix und Tabelle, auf dem Telefon, im Papier und in allen Dateien. Eingetragenes bleibt, wie es ist.",
  rolesScheme: "Rollenschema",
  rolesOwn: "Buchstaben und Wörter dieser Tafel",
  rolesLetterOf: (word: string): string => `Buchstabe für „${word}“`,
  rolesWordOf: (letter: string): string => `Wort für ${letter}`,
  rolesLetter: "Buchstabe",
  rolesWord: "Wort",
  rolesStandard: "Auf die üblichen zurücksetzen",
  rolesSameLetter: (letter: string): string =>
    `„${letter}“ steht zweimal da. Jede Rolle braucht ihren eigenen Buchstaben.`,
  rolesMergedTitle: "Nicht mehr zu unterscheiden",
  rolesMerged: ({ letter, before, cells, together }: SpokenMerge): string =>
    `${before.join(" und ")} stehen dann beide als ${letter} da: in ${plural("de", cells, { one: "einer Zelle", other: "# Zellen" })}${together > 0 ? `, davon ${together} mit beidem zugleich` : ""}.`,
  rolesMergedMore:
    "Gespeichert bleibt der Unterschied: Mit dem bisherigen Schema ist er wieder zu sehen. Wer den gemeinsamen Buchstaben setzt oder löscht, meint aber beides.",
  rolesSave: "Übernehmen",
  rolesSaved: (scheme: string): string => `Alle sehen jetzt ${scheme}.`,

  ownTitle: (institution: string): string => `Angaben: ${institution}`,
  forBoard: (title: string): string => `Für „${title}“`,
  about:
    "Hier ergänzen Sie, was Ihre Institution betrifft. Was Sie eintragen, wird sofort gespeichert und steht gleich auf der gemeinsamen Tafel. Sie können jederzeit aufhören und über denselben Link weitermachen, auch zu mehreren.",
  noClients: "Bitte keine Daten von Klientinnen und Klienten eintragen.",
  loading: "Wird geladen …",
  ownSaved: "Alles gespeichert",
  saving: "Wird gespeichert …",
  waiting:
    "Keine Verbindung. Ihre Eingaben werden gespeichert, sobald sie wieder da ist. Bitte lassen Sie diese Seite offen.",
  refused: "Das ließ sich nicht speichern.",
  locked:
    "Die Moderation hat die Tafel gerade gesperrt. Sie können alles lesen; ändern lässt es sich, sobald sie wieder offen ist.",
  sections: "Abschnitte",
  institution: "Auftrag und Erreichbarkeit",
  institutionAbout:
    "Wofür sind Sie zuständig, wo sind Sie, und über welche Stellen erreicht man Sie? Das Funktionspostfach einer Organisationseinheit gehört keiner Person.",
  contacts: "Ansprechpersonen",
  contactsAbout:
    "Wen sollen die anderen anrufen? Bei jeder Person legen Sie fest, wer den Namen sehen darf. Nur dienstliche Angaben.",
  noContacts: "Noch steht hier niemand.",
  contact: "Ansprechperson",
  confirmedOn: (day: string): string => `bestätigt am ${day}`,
  unconfirmed: "noch nicht bestätigt",
  chooseVisibility: "Bitte wählen Sie zuerst aus, wer den Namen sehen darf.",
  stillRight: "Stimmt noch",
  stillRightOf: (name: string): string => `Stimmt noch: ${name}`,
  confirmed: (name: string): string => `${name} ist bestätigt.`,
  edit: "Ändern",
  editOf: (name: string): string => `Ändern: ${name}`,
  remove: "Entfernen",
  removeOf: (name: string): string => `Entfernen: ${name}`,
  removed: (name: string): string => `${name} ist entfernt. Die Moderation kann es zurückholen.`,
  newContact: "Ansprechperson hinzufügen",
  addContact: "Hinzufügen",
  ownCancel: "Abbrechen",
  needsName: "Bitte geben Sie einen Namen oder eine Funktion an.",
  added: (name: string): string => `${name} ist hinzugefügt.`,
  questions: "Wo hakt es?",
  questionsAbout:
    "Was klappt an den Übergängen nicht gut, was ist ungeklärt? Jede Frage steht auf der Tafel unter den offenen Punkten.",
  newQuestion: "Ihre Frage oder Ihr Problem",
  addQuestion: "Eintragen",
  needsText: "Bitte schreiben Sie erst, worum es geht.",
  questionAdded: "Eingetragen. Es steht jetzt unter den offenen Punkten der Tafel.",
  question: "Frage",
  asked: "Andere haben Fragen an Sie",
  askedBy: (institution: string): string => `von ${institution}`,
  rows: "Stimmt noch?",
  rowsAbout:
    "Das ist bisher vereinbart. Was nicht mehr stimmt, sagen Sie bei der Zeile: Daraus wird ein offener Punkt, über den im Workshop gesprochen wird.",
  assignments: "Ihre Aufgaben",
  handovers: "Ihre Schnittstellen",
  fromTo: (from: string, to: string): string => `von ${from} an ${to}`,
  condition: (text: string): string => `Bedingung: ${text}`,
  trigger: (text: string): string => `Anlass: ${text}`,
  channel: (text: string): string => `Weg: ${text}`,
  deadline: (text: string): string => `Frist: ${text}`,
  wrong: "Stimmt nicht mehr …",
  wrongOf: (name: string): string => `Stimmt nicht mehr: ${name}`,
  wrongWhat: "Was stimmt nicht mehr?",
  wrongSend: "Als offenen Punkt eintragen",
  objection: (text: string): string => `Ihr offener Punkt: ${text}`,
  objectionText: (name: string, text: string): string => `${name}: ${text}`,
  finish: "Alles durchgesehen?",
  finishAbout:
    "Damit bestätigen Sie den Stand von heute: Ihre Ansprechpersonen bekommen das heutige Datum, und die Moderation sieht, dass Sie geantwortet haben. Ändern können Sie danach weiterhin alles.",
  finishDo: "Alles durchgesehen, stimmt so",
  finished: "Vielen Dank! Ihre Angaben sind bestätigt.",
  finishedOn: (day: string): string => `Zuletzt bestätigt am ${day}`,
  stillPending: (count: number): string =>
    count === 1
      ? "Bei einer Ansprechperson fehlt noch, wer den Namen sehen darf; sie bleibt unbestätigt."
      : `Bei ${count} Ansprechpersonen fehlt noch, wer den Namen sehen darf; sie bleiben unbestätigt.`,
  needsLink: "Dieser Link ist unvollständig",
  needsLinkMore:
    "Bitte öffnen Sie den Link aus Ihrer Nachricht noch einmal, vollständig bis zum letzten Zeichen.",
  endedTitle: "Dieser Link gilt nicht mehr",
  endedMore: "Bitte fragen Sie die Person, die Ihnen den Link geschickt hat, nach einem neuen.",
  goneTitle: "Ihre Institution steht nicht mehr auf der Tafel",
  failedTitle: "Die Angaben ließen sich nicht laden",
  tryAgain: "Noch einmal versuchen",

  menu: "Links für Institutionen …",
  linksTitle: "Links für Institutionen",
  linksAbout:
    "Mit ihrem Link füllt jede Institution vor dem Workshop ihren eigenen Teil aus: Auftrag, Organisationseinheiten, Ansprechpersonen, „Wo hakt es?“. Vor der nächsten Runde bestätigt sie damit, was noch stimmt. Die Tafel selbst öffnet der Link nicht, und Kontakte anderer zeigt er nicht.",
  linksCreate: "Links anlegen",
  linksCreateMissing: (count: number): string =>
    count === 1 ? "Fehlenden Link anlegen" : `${count} fehlende Links anlegen`,
  linksCopyAll: "Alle als Liste kopieren",
  linksCopied: "Die Liste ist kopiert.",
  linksCopyFailed: "Das Kopieren hat nicht geklappt. Bitte kopieren Sie die Links einzeln.",
  linksNone: "Auf der Tafel steht noch keine Institution.",
  linksCount: (answered: number, all: number): string =>
    `${answered} von ${all} haben ihre Angaben bestätigt.`,
  linkOf: (institution: string): string => `Link für ${institution}`,
  linkNone: "noch kein Link",
  linkUnused: "noch nicht geöffnet",
  linkUsed: (when: string): string => `zuletzt geöffnet: ${when}`,
  linkChanged: (when: string): string => `zuletzt geändert: ${when}`,
  linkConfirmed: (when: string): string => `bestätigt: ${when}`,
  linkHidden:
    "Der Link gilt, lässt sich aber nicht mehr anzeigen. Erneuern Sie ihn, um ihn zu kopieren.",
  linkCreate: "Anlegen",
  linkCreateOf: (institution: string): string => `Link anlegen: ${institution}`,
  linkRenew: "Erneuern",
  linkRenewOf: (institution: string): string => `Link erneuern: ${institution}`,
  linkEnd: "Beenden",
  linkEndOf: (institution: string): string => `Link beenden: ${institution}`,
  renewTitle: (institution: string): string => `Link für ${institution} erneuern?`,
  renewMore: "Der bisherige Link gilt dann sofort nicht mehr. Was schon eingetragen ist, bleibt.",
  endTitle: (institution: string): string => `Link für ${institution} beenden?`,
  endMore: "Der Link gilt dann sofort nicht mehr. Was schon eingetragen ist, bleibt.",
  linkRenewed: "Der Link ist erneuert.",
  linkEnded: "Der Link ist beendet.",
  linksCreated: "Die Links sind angelegt.",
}

export type DetailsMessages = typeof detailsMessages
