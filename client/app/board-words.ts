import { defineWords } from "../ui/language.ts"

const count = (n: number, one: string, many: string): string =>
  n === 1 ? `1 ${one}` : `${n} ${many}`

/** Words of the board page's frame; each view has its own. */
export const boardWords = defineWords({
  de: {
    toTable: "Zur Tabellenansicht",
    toContent: "Zum Inhalt springen",
    views: "Ansicht",
    canvas: "Tafel",
    table: "Tabelle",
    findings: "Befunde",
    exportMenu: "Export",
    share: "Teilen",
    more: "Mehr",
    boardBar: "Leiste der Tafel",
    rolesHelp: "Bedeutung der Buchstaben",
    loadingView: "Die Ansicht wird geladen …",

    people: (n: number) => count(n, "Person", "Personen"),
    peopleHere: "Wer ist da",
    you: "Sie",
    facilitator: "Moderation",
    participant: "Teilnahme",
    viewer: "sieht zu",
    noInstitution: "ohne Institution",

    opening: "Wird verbunden …",
    saved: "Gespeichert",
    saving: "Speichert …",
    offline: "Keine Verbindung",
    offlineWaiting: (n: number) =>
      `Keine Verbindung – ${n === 1 ? "1 Änderung wartet" : `${n} Änderungen warten`}`,
    viewerOnly: "Nur ansehen",
    locked: "Gesperrt, nur ansehen",
    refused: "Änderung nicht erlaubt",
    notSaved: "Nicht gespeichert",
    ended: "Verbindung beendet",
    offlineMore:
      "Sie können weiterarbeiten. Alles bleibt auf diesem Gerät und wird übertragen, sobald die Verbindung wieder steht.",
    notSavedMore:
      "Der Server kann gerade nichts speichern. Alle sehen Ihre Änderungen, aber sie sind noch nicht gesichert. Der Server versucht es weiter.",
    viewerMore: "Sie sehen zu. Ändern können nur Teilnehmende und die Moderation.",
    lockedMore:
      "Die Moderation hat die Tafel gesperrt. Sie sehen alles, können aber nichts ändern.",

    endedTitle: "Die Tafel ist für Sie beendet",
    endedDeleted: "Diese Tafel wurde gelöscht.",
    endedNotFound: "Diese Tafel gibt es auf dem Server nicht.",
    endedLink:
      "Ihr Link gilt nicht mehr, vermutlich wurde er erneuert. Bitte fragen Sie die Moderation nach dem neuen.",
    endedRemoved: "Sie haben keinen Zugang mehr zu dieser Tafel.",
    endedTooLarge:
      "Eine Änderung oder die ganze Tafel ist größer, als der Server erlaubt. Sie kann nicht übertragen werden.",
    unsent: (n: number) =>
      n === 1
        ? "Eine Änderung konnte nicht mehr übertragen werden. Sichern Sie sie als Datei: Sie lässt sich in dieselbe Tafel wieder einlesen."
        : `${n} Änderungen konnten nicht mehr übertragen werden. Sichern Sie sie als Datei: Sie lassen sich in dieselbe Tafel wieder einlesen.`,
    saveUnsent: "Als Datei sichern",
    refusedTitle: "Eine Änderung wurde nicht angenommen",
    refusedMore:
      "Die Tafel war gesperrt oder Sie dürfen nur ansehen. Was Sie zuletzt geändert haben, sieht nur dieses Gerät. Laden Sie den Stand vom Server, um weiterzumachen.",
    reopen: "Stand vom Server laden",

    exportResponsibilities: "Zuständigkeiten (Liste)",
    exportMatrix: "Matrix",
    exportBoard: "Ganzer Inhalt",
    exportProfile: "Fassung",
    internal: "Intern: alle Kontakte",
    network: "Netzwerk: nur freigegebene Kontakte",
    public: "Öffentlich: nur öffentliche Kontakte",
    exportDone: (name: string) => `${name} wurde heruntergeladen.`,
    exportFailed: "Der Export ging nicht.",
    importMenu: "Inhalt einlesen …",

    importTitle: "Inhalt dieser Tafel ersetzen?",
    importMore: (title: string) =>
      `Phasen, Aufgaben, Institutionen, Zuständigkeiten und Kontakte werden durch „${title}“ ersetzt, sofort und für alle. Die Zeichnungen auf der Tafel bleiben. Laden Sie vorher den ganzen Inhalt herunter, wenn Sie den jetzigen Stand behalten möchten.`,
    importDo: "Ersetzen",
    importDone: "Der Inhalt wurde ersetzt.",
    importMerged: "Die gesicherten Änderungen sind wieder auf der Tafel.",
    importFlawed: "Die Datei wurde nicht eingelesen",
    importUnreadable: "Diese Datei ist kein lesbares JSON.",
    importOtherBoard:
      "Diese gesicherten Änderungen gehören zu einer anderen Tafel. Nur der geordnete Inhalt kann eingelesen werden.",
    cancel: "Abbrechen",

    shareTitle: "Andere einladen",
    shareLinksMissing:
      "Die Links stehen auf der Seite, die nach dem Anlegen der Tafel kam. Der Code lädt jederzeit ein.",
    shareFailed: "Die Links konnten nicht geladen werden.",
    shareOwnLink: "Für Teilnehmende: Bitte fragen Sie die Moderation nach dem Link oder Code.",
    start: "Zur Startseite",
  },
  en: {
    toTable: "To the table view",
    toContent: "Skip to content",
    views: "View",
    canvas: "Board",
    table: "Table",
    findings: "Findings",
    exportMenu: "Export",
    share: "Share",
    more: "More",
    boardBar: "Board bar",
    rolesHelp: "Meaning of the letters",
    loadingView: "Loading the view …",

    people: (n: number) => count(n, "person", "people"),
    peopleHere: "Who is here",
    you: "you",
    facilitator: "facilitator",
    participant: "participant",
    viewer: "viewing",
    noInstitution: "no institution",

    opening: "Connecting …",
    saved: "Saved",
    saving: "Saving …",
    offline: "No connection",
    offlineWaiting: (n: number) =>
      `No connection – ${n === 1 ? "1 change waits" : `${n} changes wait`}`,
    viewerOnly: "View only",
    locked: "Locked, view only",
    refused: "Change not permitted",
    notSaved: "Not saved",
    ended: "Connection ended",
    offlineMore:
      "You can go on working. Everything stays on this device and is sent as soon as the connection is back.",
    notSavedMore:
      "The server cannot store anything just now. Everyone sees your changes, but they are not safe yet. The server keeps trying.",
    viewerMore: "You are viewing. Only participants and facilitators can make changes.",
    lockedMore:
      "The facilitators have locked the board. You see everything but cannot change anything.",

    endedTitle: "The board has ended for you",
    endedDeleted: "This board was deleted.",
    endedNotFound: "This board does not exist on the server.",
    endedLink:
      "Your link is no longer valid; it was probably renewed. Please ask the facilitators for the new one.",
    endedRemoved: "You no longer have access to this board.",
    endedTooLarge:
      "A change or the whole board is larger than the server allows. It cannot be sent.",
    unsent: (n: number) =>
      n === 1
        ? "One change could not be sent any more. Keep it as a file: it can be read into the same board again."
        : `${n} changes could not be sent any more. Keep them as a file: they can be read into the same board again.`,
    saveUnsent: "Keep as a file",
    refusedTitle: "A change was not accepted",
    refusedMore:
      "The board was locked, or you may only view it. What you changed last is seen on this device only. Load the server's state to go on.",
    reopen: "Load the server's state",

    exportResponsibilities: "Responsibilities (list)",
    exportMatrix: "Matrix",
    exportBoard: "Whole content",
    exportProfile: "Edition",
    internal: "Internal: all contacts",
    network: "Network: released contacts only",
    public: "Public: public contacts only",
    exportDone: (name: string) => `${name} was downloaded.`,
    exportFailed: "The export did not work.",
    importMenu: "Read in content …",

    importTitle: "Replace this board's content?",
    importMore: (title: string) =>
      `Phases, tasks, institutions, responsibilities and contacts are replaced by “${title}”, at once and for everyone. The drawings on the board stay. Download the whole content first if you want to keep the present state.`,
    importDo: "Replace",
    importDone: "The content was replaced.",
    importMerged: "The kept changes are on the board again.",
    importFlawed: "The file was not read in",
    importUnreadable: "This file is not readable JSON.",
    importOtherBoard:
      "These kept changes belong to another board. Only the structured content can be read in.",
    cancel: "Cancel",

    shareTitle: "Invite others",
    shareLinksMissing:
      "The links are on the page that came after creating the board. The code invites at any time.",
    shareFailed: "The links could not be loaded.",
    shareOwnLink: "For participants: please ask the facilitators for the link or code.",
    start: "To the start page",
  },
})

export type BoardWords = (typeof boardWords)["de"]
