export const tableMessages = {
  title: "Wer macht was?",
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
}

export type TableMessages = typeof tableMessages
