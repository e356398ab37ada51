import { type Language } from "@tafelrunde/shared/content"
import { EXPORT_NAMES } from "@tafelrunde/shared/paper"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { type Environment } from "../config.ts"

export interface CommandWords {
  readonly language: Language
  readonly help: string
  readonly unknownCommand: (command: string) => string
  readonly badArguments: (reason: string) => string
  readonly needsArguments: (names: string) => string
  readonly notAmong: (option: string, among: readonly string[]) => string
  readonly noDay: string
  readonly locked: (folder: string) => string
  readonly cannotOpen: (folder: string, reason: string) => string
  readonly unreadableFile: (path: string, reason: string) => string
  readonly notUtf8: string
  readonly unwritableFile: (path: string, reason: string) => string
  readonly invalidContent: (path: string) => string
  readonly noSuchBoard: (id: string) => string
  readonly noSuchExport: (name: string) => string
  readonly noSuchVersion: string
  readonly noSuchExtract: string
  readonly unconfirmed: string
  readonly exportTooLarge: string
  readonly noPdf: string
  readonly serverFull: string
  readonly storageUnavailable: string
  readonly confirmDelete: (id: string) => string
  readonly deleted: (id: string) => string
  readonly imported: (id: string) => string
  readonly importedBoard: (id: string) => string
  readonly invalidArchive: (path: string, reason: string) => string
  readonly badPicture: string
  readonly mended: Readonly<Record<"removed" | "shortened" | "inBin", string>>
  readonly unshownName: string
  readonly repaired: (id: string, count: number) => string
  readonly repairable: (id: string, count: number) => string
  readonly lostChanges: (count: number) => string
  readonly nothingToRepair: (id: string) => string
  readonly noBoards: string
  readonly unreadableBoard: string
  readonly joinCode: string
  readonly roles: Readonly<Record<AccessRole, string>>
}

const SEE_HELP = {
  de: "Hilfe: node server/main.ts --help",
  en: "Help: node server/main.ts --help",
}

const EXPORTS = EXPORT_NAMES.join(" ")

/** What the command line says; the system's language chooses. */
export const commandWords: Readonly<Record<Language, CommandWords>> = {
  de: {
    language: "de",
    help: `Tafelrunde auf der Kommandozeile

  serve                          Server starten (auch ohne Angabe eines Befehls)
  board create                   Tafel anlegen, zeigt Code und Links
      --title TITEL  --language de|en  --template blank|regionalworkshop|musterstadt
      --content DATEI            mit diesem Inhalt (board.json)
  board next-round KENNUNG       Tafel der nächsten Runde aus dieser anlegen, zeigt Code und Links
      --title TITEL
  board list                     alle Tafeln: Kennung, zuletzt geändert, Titel
  board export KENNUNG NAME      Datei einer Tafel schreiben
      --profile internal|network|public  --lang de|en  --as-of JJJJ-MM-TT  --output DATEI
      --since NUMMER|none        Version, mit der das Änderungsverzeichnis des Papiers vergleicht
      --institution ID[,ID]      Auszug des Papiers für eine Institution, oder für zwei gemeinsam
  board import KENNUNG DATEI     Inhalt einer Tafel durch den der Datei ersetzen (.json),
                                 oder die ganze Tafel (.tafelrunde)
  board repair KENNUNG           entfernen, was keine Ansicht zeigen kann, und zu lange Texte kürzen
      --dry-run                  nur nennen, nichts ändern
  board audit KENNUNG            wer was mit der Tafel getan hat, auch mit einer gelöschten
  board delete KENNUNG --yes     Tafel löschen, lässt sich nicht zurücknehmen
  backup ORDNER                  alles in einen neuen Ordner sichern, auch bei laufendem Server
  verify [ORDNER]                eine Sicherung prüfen, oder DATA_DIR bei angehaltenem Server
  restore ORDNER [--replace]     geprüfte Sicherung nach DATA_DIR zurückspielen, bei angehaltenem
                                 Server; --replace ersetzt, was dort ist

Exporte: ${EXPORTS}
Daten liegen in DATA_DIR (sonst ./data). Befehle zu Tafeln brauchen einen angehaltenen Server.
`,
    unknownCommand: (command) => `Den Befehl „${command}“ gibt es nicht. ${SEE_HELP.de}`,
    badArguments: (reason) => `Diese Angaben sind nicht verständlich: ${reason} ${SEE_HELP.de}`,
    needsArguments: (names) =>
      names === ""
        ? `Der Befehl braucht nur Angaben mit --. ${SEE_HELP.de}`
        : `Gebraucht wird: ${names}. ${SEE_HELP.de}`,
    notAmong: (option, among) => `--${option} muss eines davon sein: ${among.join(", ")}`,
    noDay: "--as-of muss ein Datum sein, geschrieben wie 2027-03-31",
    locked: (folder) =>
      `Der Server hat die Daten in ${folder} gerade geöffnet.\nHalten Sie ihn an (Strg + C) und geben Sie den Befehl noch einmal ein, oder nutzen Sie bei laufendem Server die Tafel im Browser oder die API (/api/openapi.json).`,
    cannotOpen: (folder, reason) => `Die Daten in ${folder} lassen sich nicht öffnen: ${reason}`,
    unreadableFile: (path, reason) => `${path} lässt sich nicht lesen: ${reason}`,
    notUtf8:
      "Die Datei ist nicht in UTF-8 gespeichert, Umlaute würden falsch. Bitte speichern Sie sie in UTF-8.",
    unwritableFile: (path, reason) => `${path} lässt sich nicht schreiben: ${reason}`,
    invalidContent: (path) => `${path} ist kein gültiger Tafelinhalt. Es wurde nichts übernommen.`,
    noSuchBoard: (id) =>
      `Eine Tafel mit der Kennung ${id} gibt es nicht. Alle zeigt: node server/main.ts board list`,
    exportTooLarge:
      "Diese Tafel ist für diese Datei zu groß (MAX_EXPORT_CELLS, MAX_EXPORT_SECONDS). board.json geht immer.",
    noPdf:
      "Auf diesem Rechner fehlt Typst, mit dem PDF-Dateien entstehen (@myriaddreamin/typst-ts-node-compiler). paper.docx und paper.odt gehen ohne.",
    noSuchExport: (name) => `Den Export „${name}“ gibt es nicht. Möglich sind: ${EXPORTS}`,
    noSuchVersion:
      "Diese Version der Tafel gibt es nicht. --since nimmt ihre Nummer oder none (kein Vergleich).",
    noSuchExtract:
      "Diese Institution steht nicht auf der Tafel. --institution nimmt eine Kennung aus board.json oder zwei, mit Komma getrennt.",
    unconfirmed:
      "Für die Öffentlichkeit entsteht die Datei erst, wenn alle Kontakte bestätigt sind:",
    serverFull: "Auf diesem Server ist kein Platz für weitere Tafeln (MAX_BOARDS).",
    storageUnavailable: "Der Speicher antwortet nicht. Es wurde nichts übernommen.",
    confirmDelete: (id) =>
      `Löschen lässt sich nicht zurücknehmen. Wenn Sie sicher sind: board delete ${id} --yes`,
    deleted: (id) => `Die Tafel ${id} ist gelöscht.`,
    importedBoard: (id) => `Die Tafel ${id} ist durch die der Datei ersetzt.`,
    invalidArchive: (path, reason) =>
      `${path} ist keine lesbare Tafel (${reason}). Es wurde nichts übernommen.`,
    badPicture: "ein Bild darin wird nicht angenommen",
    imported: (id) => `Der Inhalt der Tafel ${id} ist ersetzt.`,
    mended: { removed: "entfernt", shortened: "gekürzt", inBin: "im Papierkorb" },
    unshownName: "(anderer Name)",
    repaired: (id, count) =>
      `Die Tafel ${id} ist repariert: ${count === 1 ? "eine Stelle" : `${count} Stellen`}.`,
    repairable: (id, count) =>
      `Auf der Tafel ${id} gibt es ${count === 1 ? "eine solche Stelle" : `${count} solche Stellen`}. Es wurde nichts geändert.`,
    lostChanges: (count) =>
      count === 1
        ? "Eine gespeicherte Änderung ist beschädigt: Die Tafel öffnet sich ohne sie."
        : `${count} gespeicherte Änderungen sind beschädigt: Die Tafel öffnet sich ohne sie.`,
    nothingToRepair: (id) => `Auf der Tafel ${id} gibt es nichts zu reparieren.`,
    noBoards: "Noch gibt es keine Tafel.",
    unreadableBoard: "(lässt sich nicht öffnen)",
    joinCode: "Code:",
    roles: { facilitator: "Moderation:", participant: "Teilnehmende:", viewer: "Nur ansehen:" },
  },
  en: {
    language: "en",
    help: `Tafelrunde on the command line

  serve                          start the server (also when no command is given)
  board create                   create a board, shows its code and links
      --title TITLE  --language de|en  --template blank|regionalworkshop|musterstadt
      --content FILE             with this content (board.json)
  board next-round ID            create the board of the next round from this one, shows its links
      --title TITLE
  board list                     all boards: id, last change, title
  board export ID NAME           write a file made from a board
      --profile internal|network|public  --lang de|en  --as-of YYYY-MM-DD  --output FILE
      --since NUMBER|none        the version with which the paper's list of changes compares
      --institution ID[,ID]      extract of the paper for one institution, or for two together
  board import ID FILE           replace a board's content with the file's (.json),
                                 or the whole board (.tafelrunde)
  board repair ID                remove what no view can show, and cut texts that are too long
      --dry-run                  only name it, change nothing
  board audit ID                 who did what with a board, also with a deleted one
  board delete ID --yes          delete a board, which cannot be undone
  backup FOLDER                  back up everything to a new folder, also while the server runs
  verify [FOLDER]                check a backup, or DATA_DIR while the server is stopped
  restore FOLDER [--replace]     verify a backup and put it into DATA_DIR while the server is
                                 stopped; --replace replaces what is there

Exports: ${EXPORTS}
Data is in DATA_DIR (else ./data). Commands about boards need the server to be stopped.
`,
    unknownCommand: (command) => `There is no command "${command}". ${SEE_HELP.en}`,
    badArguments: (reason) => `These arguments cannot be understood: ${reason} ${SEE_HELP.en}`,
    needsArguments: (names) =>
      names === ""
        ? `The command takes options only. ${SEE_HELP.en}`
        : `The command needs: ${names}. ${SEE_HELP.en}`,
    notAmong: (option, among) => `--${option} must be one of these: ${among.join(", ")}`,
    noDay: "--as-of must be a date, written like 2027-03-31",
    locked: (folder) =>
      `The server has the data in ${folder} open at the moment.\nStop it (Ctrl + C) and enter the command again, or use the board in a browser or the API (/api/openapi.json) while the server runs.`,
    cannotOpen: (folder, reason) => `The data in ${folder} cannot be opened: ${reason}`,
    unreadableFile: (path, reason) => `${path} cannot be read: ${reason}`,
    notUtf8:
      "The file is not saved in UTF-8, so that umlauts would come out wrong. Please save it in UTF-8.",
    unwritableFile: (path, reason) => `${path} cannot be written: ${reason}`,
    invalidContent: (path) => `${path} is no valid board content. Nothing was imported.`,
    noSuchBoard: (id) =>
      `There is no board with the id ${id}. All are shown by: node server/main.ts board list`,
    exportTooLarge:
      "This board is too large for this file (MAX_EXPORT_CELLS, MAX_EXPORT_SECONDS). board.json always works.",
    noPdf:
      "This computer lacks Typst, which PDF files are made with (@myriaddreamin/typst-ts-node-compiler). paper.docx and paper.odt work without it.",
    noSuchExport: (name) => `There is no export "${name}". Possible are: ${EXPORTS}`,
    noSuchVersion:
      "The board has no such version. --since takes its number, or none (no comparison).",
    noSuchExtract:
      "The board has no such institution. --institution takes an id of board.json, or two with a comma between them.",
    unconfirmed: "The file is made for the public only when all contacts are confirmed:",
    serverFull: "This server has no room for more boards (MAX_BOARDS).",
    storageUnavailable: "The storage does not answer. Nothing was imported.",
    confirmDelete: (id) => `Deleting cannot be undone. If you are sure: board delete ${id} --yes`,
    deleted: (id) => `The board ${id} is deleted.`,
    importedBoard: (id) => `The board ${id} is replaced by the file's.`,
    invalidArchive: (path, reason) =>
      `${path} is no readable board (${reason}). Nothing was imported.`,
    badPicture: "a picture in it is not accepted",
    imported: (id) => `The content of the board ${id} is replaced.`,
    mended: { removed: "removed", shortened: "shortened", inBin: "in the bin" },
    unshownName: "(another name)",
    repaired: (id, count) =>
      `The board ${id} is repaired: ${count === 1 ? "one place" : `${count} places`}.`,
    repairable: (id, count) =>
      `The board ${id} has ${count === 1 ? "one such place" : `${count} such places`}. Nothing was changed.`,
    lostChanges: (count) =>
      count === 1
        ? "A saved change is damaged: the board opens without it."
        : `${count} saved changes are damaged: the board opens without them.`,
    nothingToRepair: (id) => `There is nothing to repair on the board ${id}.`,
    noBoards: "There is no board yet.",
    unreadableBoard: "(cannot be opened)",
    joinCode: "Code:",
    roles: { facilitator: "Facilitators:", participant: "Participants:", viewer: "View only:" },
  },
}

/** German where the system's locale is, else English. */
export function readSystemLanguage(env: Environment): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || ""
  return locale.startsWith("de") ? "de" : "en"
}
