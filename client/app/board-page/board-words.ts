import { defineWords } from "../../ui/language.ts"

function count(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`
}

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
    idle: "gerade nicht aktiv",
    inTable: "in der Tabelle",
    searchPeople: "Person oder Institution suchen",
    nobodyFound: "Niemand gefunden.",
    follow: "Folgen",
    followOf: (name: string) => `${name} folgen`,
    following: (name: string) => `Sie folgen ${name}`,
    stopFollowing: "Nicht mehr folgen",
    stopFollowingOf: (name: string) => `${name} nicht mehr folgen`,
    followingEnded: "Sie folgen niemandem mehr.",
    followedLeft: (name: string) => `${name} ist nicht mehr da. Sie folgen niemandem mehr.`,

    opening: "Wird verbunden …",
    saved: "Gespeichert",
    saving: "Speichert …",
    offline: "Keine Verbindung",
    offlineWaiting: (n: number) =>
      `Keine Verbindung – ${n === 1 ? "1 Änderung wartet" : `${n} Änderungen warten`}`,
    viewerOnly: "Nur ansehen",
    locked: "Gesperrt, nur ansehen",
    lockedWaiting: (n: number) =>
      `Gesperrt – ${n === 1 ? "1 Änderung wartet" : `${n} Änderungen warten`}`,
    refused: "Änderung nicht erlaubt",
    notSaved: "Nicht gespeichert",
    ended: "Verbindung beendet",
    offlineMore:
      "Sie können weiterarbeiten. Alles bleibt auf diesem Gerät und wird übertragen, sobald die Verbindung wieder steht.",
    offlineUnkeptMore:
      "Sie können weiterarbeiten. Dieser Browser bewahrt Ihre Änderungen aber nicht auf dem Gerät auf: Lassen Sie diese Seite offen, bis hier wieder „Gespeichert“ steht.",
    notSavedMore:
      "Der Server kann gerade nichts speichern. Alle sehen Ihre Änderungen, aber sie sind noch nicht gesichert. Der Server versucht es weiter.",
    viewerMore: "Sie sehen zu. Ändern können nur Teilnehmende und die Moderation.",
    lockedMore:
      "Die Moderation hat die Tafel gesperrt. Sie sehen alles, können aber nichts ändern.",
    lockedWaitingMore:
      "Die Moderation hat die Tafel gesperrt, bevor Ihre letzten Änderungen ankamen. Noch sehen nur Sie sie; sie werden übertragen, sobald die Tafel wieder offen ist.",

    endedTitle: "Die Tafel ist für Sie beendet",
    endedDeleted: "Diese Tafel wurde gelöscht.",
    endedNotFound: "Diese Tafel gibt es auf dem Server nicht.",
    endedLink:
      "Ihr Zugang gilt nicht mehr: Die Moderation hat den Link erneuert. Bitte fragen Sie nach dem neuen Link oder dem Code.",
    endedRemoved:
      "Die Moderation hat Sie von der Tafel entfernt. Wenn das ein Versehen war, fragen Sie sie bitte nach dem Link oder dem Code.",
    unsent: (n: number) =>
      n === 1
        ? "Eine Änderung konnte nicht mehr übertragen werden."
        : `${n} Änderungen konnten nicht mehr übertragen werden.`,
    unsentDeleted:
      "Sichern Sie die Tafel als Datei, wie dieses Gerät sie kennt. Mit „Neue Tafel anlegen – Aus Datei“ wird daraus eine neue Tafel mit allen Aufgaben und Zuständigkeiten.",
    unsentLink:
      "Wenn Sie die Tafel auf diesem Gerät mit dem neuen Link öffnen, kommen sie von selbst nach. Zur Sicherheit können Sie sie auch als Datei sichern und mit „Gesicherte Änderungen einlesen“ zurückbringen.",
    unsentOther:
      "Sichern Sie sie als Datei: Wer an der Tafel schreiben darf, kann sie mit „Gesicherte Änderungen einlesen“ zurückbringen.",
    unsentKept:
      "Sichern Sie den Stand dieses Geräts als Datei. Sie lässt sich in dieselbe Tafel wieder einlesen („Gesicherte Änderungen einlesen“), oder es wird daraus eine neue Tafel („Neue Tafel anlegen – Aus Datei“).",
    saveUnsent: "Als Datei sichern",
    savedUnsent: "Die Datei liegt bei Ihren Downloads.",
    tooLargeTitle: "Das passt nicht mehr auf die Tafel",
    tooLargeMore:
      "Die Tafel ist voll, oder eine einzelne Änderung ist größer, als der Server erlaubt. Was Sie zuletzt geändert haben, sieht nur dieses Gerät. Sichern Sie es als Datei und laden Sie dann den Stand vom Server; dort können Sie löschen, was niemand mehr braucht, und weitermachen.",
    refusedTitle: "Eine Änderung wurde nicht angenommen",
    refusedMore:
      "Die Tafel war gesperrt oder Sie dürfen nur ansehen. Was Sie zuletzt geändert haben, sieht nur dieses Gerät. Sichern Sie es als Datei und laden Sie dann den Stand vom Server, um weiterzumachen.",
    reopen: "Stand vom Server laden",
    reopenAnyway: "Ohne Datei fortfahren",
    reopenWarning: "Ohne die Datei gehen Ihre letzten Änderungen verloren.",
    reverted: (changes: number) =>
      changes === 1
        ? "Eine Änderung auf der Fläche wurde zurückgenommen: Andere hätten sie nicht anzeigen können."
        : `${changes} Änderungen auf der Fläche wurden zurückgenommen: Andere hätten sie nicht anzeigen können.`,

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
    importKeptMenu: "Gesicherte Änderungen einlesen …",

    importTitle: "Inhalt dieser Tafel ersetzen?",
    importMore: (title: string) =>
      `Phasen, Aufgaben, Institutionen, Zuständigkeiten und Kontakte werden durch „${title}“ ersetzt, sofort und für alle. Die Zeichnungen auf der Tafel bleiben. Laden Sie vorher den ganzen Inhalt herunter, wenn Sie den jetzigen Stand behalten möchten.`,
    importDo: "Ersetzen",
    importDone: "Der Inhalt wurde ersetzt.",
    importMerged: "Die gesicherten Änderungen sind wieder auf der Tafel.",
    importFlawed: "Die Datei wurde nicht eingelesen",
    importUnreadable:
      "Diese Datei lässt sich nicht lesen. Gebraucht wird eine JSON-Datei aus „Export – Ganzer Inhalt“.",
    importLocked: "Die Tafel ist gesperrt. Es wurde nichts eingelesen.",
    importOtherBoard:
      "Diese gesicherten Änderungen gehören zu einer anderen Tafel. Die Moderation kann daraus den Inhalt einlesen, ohne die Zeichnungen.",
    importNotKept:
      "Diese Datei enthält keine gesicherten Änderungen. Ganze Inhalte liest nur die Moderation ein.",
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
    idle: "inactive right now",
    inTable: "in the table",
    searchPeople: "Find a person or institution",
    nobodyFound: "Nobody found.",
    follow: "Follow",
    followOf: (name: string) => `Follow ${name}`,
    following: (name: string) => `You are following ${name}`,
    stopFollowing: "Stop following",
    stopFollowingOf: (name: string) => `Stop following ${name}`,
    followingEnded: "You are no longer following anyone.",
    followedLeft: (name: string) =>
      `${name} is no longer here. You are no longer following anyone.`,

    opening: "Connecting …",
    saved: "Saved",
    saving: "Saving …",
    offline: "No connection",
    offlineWaiting: (n: number) =>
      `No connection – ${n === 1 ? "1 change waits" : `${n} changes wait`}`,
    viewerOnly: "View only",
    locked: "Locked, view only",
    lockedWaiting: (n: number) => `Locked – ${n === 1 ? "1 change waits" : `${n} changes wait`}`,
    refused: "Change not permitted",
    notSaved: "Not saved",
    ended: "Connection ended",
    offlineMore:
      "You can go on working. Everything stays on this device and is sent as soon as the connection is back.",
    offlineUnkeptMore:
      "You can go on working. But this browser does not keep your changes on the device: leave this page open until it says “Saved” here again.",
    notSavedMore:
      "The server cannot store anything just now. Everyone sees your changes, but they are not safe yet. The server keeps trying.",
    viewerMore: "You are viewing. Only participants and facilitators can make changes.",
    lockedMore:
      "The facilitators have locked the board. You see everything but cannot change anything.",
    lockedWaitingMore:
      "The facilitators locked the board before your last changes arrived. Only you see them as yet; they are sent as soon as the board is open again.",

    endedTitle: "The board has ended for you",
    endedDeleted: "This board was deleted.",
    endedNotFound: "This board does not exist on the server.",
    endedLink:
      "Your access is no longer valid: the facilitators have renewed the link. Please ask for the new link or the code.",
    endedRemoved:
      "The facilitators have removed you from the board. If that was a mistake, please ask them for the link or the code.",
    unsent: (n: number) =>
      n === 1
        ? "One change could not be sent any more."
        : `${n} changes could not be sent any more.`,
    unsentDeleted:
      "Keep the board as a file, as this device knows it. “Create a new board – From a file” makes a new board of it with all tasks and responsibilities.",
    unsentLink:
      "If you open the board on this device with the new link, they are sent automatically. To be safe, you can also keep them as a file and bring them back with “Import kept changes”.",
    unsentOther:
      "Keep them as a file: whoever may write on the board can bring them back with “Import kept changes”.",
    unsentKept:
      "Keep this device's state as a file. It can be imported into the same board again (“Import kept changes”), or made into a new board (“Create a new board – From a file”).",
    saveUnsent: "Keep as a file",
    savedUnsent: "The file is among your downloads.",
    tooLargeTitle: "This does not fit on the board any more",
    tooLargeMore:
      "The board is full, or a single change is larger than the server allows. What you changed last is seen on this device only. Keep it as a file, then load the server's state; there you can delete what nobody needs any more, and go on.",
    refusedTitle: "A change was not accepted",
    refusedMore:
      "The board was locked, or you may only view it. What you changed last is seen on this device only. Keep it as a file, then load the server's state to go on.",
    reopen: "Load the server's state",
    reopenAnyway: "Go on without a file",
    reopenWarning: "Without the file your last changes are lost.",
    reverted: (changes: number) =>
      changes === 1
        ? "A change on the canvas was taken back: others could not have displayed it."
        : `${changes} changes on the canvas were taken back: others could not have displayed them.`,

    exportResponsibilities: "Responsibilities (list)",
    exportMatrix: "Matrix",
    exportBoard: "Whole content",
    exportProfile: "Edition",
    internal: "Internal: all contacts",
    network: "Network: released contacts only",
    public: "Public: public contacts only",
    exportDone: (name: string) => `${name} was downloaded.`,
    exportFailed: "The export did not work.",
    importMenu: "Import content …",
    importKeptMenu: "Import kept changes …",

    importTitle: "Replace this board's content?",
    importMore: (title: string) =>
      `Phases, tasks, institutions, responsibilities and contacts are replaced by “${title}”, at once and for everyone. The drawings on the board stay. Download the whole content first if you want to keep the present state.`,
    importDo: "Replace",
    importDone: "The content was replaced.",
    importMerged: "The kept changes are back on the board.",
    importFlawed: "The file was not imported",
    importUnreadable:
      "This file cannot be read. What is needed is a JSON file from “Export – Whole content”.",
    importLocked: "The board is locked. Nothing was imported.",
    importOtherBoard:
      "These kept changes belong to another board. Facilitators can import the content from them, without the drawings.",
    importNotKept: "This file holds no kept changes. Only facilitators can import whole contents.",
    cancel: "Cancel",

    shareTitle: "Invite others",
    shareLinksMissing:
      "The links are on the page that came after creating the board. The code invites at any time.",
    shareFailed: "The links could not be loaded.",
    shareOwnLink: "For participants: please ask the facilitators for the link or code.",
    start: "Go to the start page",
  },
})

export type BoardWords = (typeof boardWords)["de"]
