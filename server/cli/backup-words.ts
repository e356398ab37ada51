import { type Language } from "@tafelrunde/shared/content"

import { type Fault } from "../backup/verification.ts"

export interface BackupWords {
  readonly folder: string
  readonly backedUp: (folder: string, at: string) => string
  readonly targetExists: (folder: string) => string
  readonly noData: (folder: string) => string
  readonly anotherBackup: string
  readonly noRoom: string
  readonly failed: (reason: string) => string
  readonly stopServer: (folder: string) => string
  readonly counts: (counts: Counts) => string
  readonly neverReceived: (pictures: number) => string
  readonly sound: (folder: string) => string
  readonly unsound: (folder: string) => string
  readonly faults: Readonly<Record<Fault["fault"], string>>
  readonly noBackup: (folder: string) => string
  readonly notEmpty: (folder: string) => string
  readonly restored: (folder: string, at: string) => string
  readonly replaced: (folder: string) => string
}

interface Counts {
  readonly boards: number
  readonly rooms: number
  readonly versions: number
  readonly pictures: number
}

/** What the commands about backups say. */
export const backupWords: Readonly<Record<Language, BackupWords>> = {
  de: {
    folder: "ORDNER",
    backedUp: (folder, at) =>
      `${folder} ist vollständig. Die Sicherung enthält alles, was bis ${at} gespeichert war.`,
    targetExists: (folder) =>
      `${folder} gibt es schon. Eine Sicherung braucht einen neuen Ordner, zum Beispiel mit dem Datum im Namen.`,
    noData: (folder) =>
      `In ${folder} sind keine Daten von Tafelrunde. Zeigt DATA_DIR auf den richtigen Ordner?`,
    anotherBackup: "Es läuft schon eine Sicherung. Versuchen Sie es danach noch einmal.",
    noRoom:
      "Auf dem Datenträger ist nicht genug Platz. Die Sicherung braucht neben den Daten vorübergehend Platz für eine Kopie der Datenbank, und ebenso viel muss für die Tafeln frei bleiben.",
    failed: (reason) => `Das ist nicht gelungen: ${reason}`,
    stopServer: (folder) =>
      `Der Server hat die Daten in ${folder} gerade geöffnet. Halten Sie ihn an und geben Sie den Befehl noch einmal ein.`,
    counts: ({ boards, rooms, versions, pictures }) =>
      `Tafeln: ${boards}, Räume: ${rooms}, Versionen: ${versions}, Bilder: ${pictures}`,
    neverReceived: (pictures) =>
      `Bilder, die auf Tafeln vorkommen und nie auf dem Server ankamen: ${pictures}`,
    sound: (folder) => `${folder} ist in Ordnung.`,
    unsound: (folder) => `${folder} ist nicht in Ordnung:`,
    faults: {
      incomplete: "Diese Sicherung wurde abgebrochen und ist unvollständig",
      unknownFormat: "Diese Sicherung kann diese Version von Tafelrunde nicht lesen",
      noDatabase: "Hier ist keine Datenbank von Tafelrunde",
      databaseChanged: "Die Datenbank hat sich seit der Sicherung verändert",
      databaseDamaged: "Die Datenbank ist beschädigt",
      roomDamaged: "Ein Raum ist beschädigt und lässt sich nicht öffnen",
      roomMissing: "Von einem Raum fehlt alles",
      rowsMissing: "Am Ende eines Raums fehlen Einträge",
      editUnreadable: "Ein Eintrag lässt sich nicht lesen; der Raum öffnet sich ohne ihn",
      versionDamaged: "Eine Version ist beschädigt",
      pictureMissing: "Ein Bild fehlt",
      pictureChanged: "Ein Bild ist beschädigt",
      referencesMissing: "Die Zahl der Bilder ist nicht die bei der Sicherung",
    },
    noBackup: (folder) => `${folder} ist keine Sicherung. Angelegt werden sie mit: backup ORDNER`,
    notEmpty: (folder) =>
      `In ${folder} sind schon Daten. Es wurde nichts verändert. Sollen sie ersetzt werden: --replace`,
    restored: (folder, at) => `${folder} enthält jetzt den Stand von ${at}.`,
    replaced: (folder) =>
      `Die Datenbank von vorher liegt in ${folder}. Löschen Sie diesen Ordner, sobald Sie ihn nicht mehr brauchen: Darin sind personenbezogene Daten.`,
  },
  en: {
    folder: "FOLDER",
    backedUp: (folder, at) =>
      `${folder} is complete. The backup holds everything that was saved before ${at}.`,
    targetExists: (folder) =>
      `${folder} exists already. A backup needs a new folder, for example with the date in its name.`,
    noData: (folder) =>
      `There is no data of Tafelrunde in ${folder}. Does DATA_DIR name the right folder?`,
    anotherBackup: "Another backup is being made. Try again when it is done.",
    noRoom:
      "There is not enough room on the disk. Beside the data a backup needs room for a copy of the database meanwhile, and as much again must stay free for the boards.",
    failed: (reason) => `This did not work: ${reason}`,
    stopServer: (folder) =>
      `The server has the data in ${folder} open at the moment. Stop it and enter the command again.`,
    counts: ({ boards, rooms, versions, pictures }) =>
      `Boards: ${boards}, rooms: ${rooms}, versions: ${versions}, pictures: ${pictures}`,
    neverReceived: (pictures) =>
      `Pictures that stand on boards and never arrived at the server: ${pictures}`,
    sound: (folder) => `${folder} is sound.`,
    unsound: (folder) => `${folder} is not sound:`,
    faults: {
      incomplete: "This backup was interrupted and is not complete",
      unknownFormat: "This version of Tafelrunde cannot read this backup",
      noDatabase: "There is no database of Tafelrunde here",
      databaseChanged: "The database has changed since the backup",
      databaseDamaged: "The database is damaged",
      roomDamaged: "A room is damaged and cannot be opened",
      roomMissing: "Everything of a room is missing",
      rowsMissing: "Entries are missing at the end of a room",
      editUnreadable: "An entry cannot be read; the room opens without it",
      versionDamaged: "A version is damaged",
      pictureMissing: "A picture is missing",
      pictureChanged: "A picture is damaged",
      referencesMissing: "The number of pictures is not the one at the time of the backup",
    },
    noBackup: (folder) => `${folder} is no backup. Backups are made with: backup FOLDER`,
    notEmpty: (folder) =>
      `There is data in ${folder} already. Nothing was changed. To replace it: --replace`,
    restored: (folder, at) => `${folder} now holds the state of ${at}.`,
    replaced: (folder) =>
      `The database from before is in ${folder}. Delete this folder as soon as you do not need it any more: it holds personal data.`,
  },
}
