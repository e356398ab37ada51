import { plural } from "../plural.ts"

/** Messages of the board page's frame; each view has its own. */
export const boardMessages = {
  toTable: "Zur Tabellenansicht",
  toContent: "Zum Inhalt springen",
  views: "Ansicht",
  canvas: "Tafel",
  table: "Tabelle",
  diagrams: "Schaubilder",
  paper: "Papier",
  findings: "Befunde",
  exportMenu: "Export",
  share: "Teilen",
  more: "Mehr",
  boardBar: "Leiste der Tafel",
  rolesHelp: "Bedeutung der Buchstaben",
  loadingView: "Die Ansicht wird geladen …",

  people: (n: number): string => plural("de", n, { one: "# Person", other: "# Personen" }),
  projector: (n: number): string => `Projektor ${n}`,
  projectors: "Projektoren",
  peopleHere: "Wer ist da",
  you: "Sie",
  windows: (n: number): string => plural("de", n, { one: "# Fenster", other: "# Fenster" }),
  unnamed: "Verbunden, aber ohne Namen",
  unnamedMore: "Geräte und Programme, die die Tafel empfangen und sich nicht vorstellen.",
  unnamedOne: (number: number): string => `Ohne Namen ${number}`,
  unnamedCount: (n: number): string =>
    plural("de", n, { one: "# Verbindung ohne Namen", other: "# Verbindungen ohne Namen" }),
  otherProgram: "anderes Programm",
  facilitator: "Moderation",
  participant: "Teilnahme",
  viewer: "sieht zu",
  noInstitution: "ohne Institution",
  idle: "gerade nicht aktiv",
  inTable: "in der Tabelle",
  inDiagrams: "bei den Schaubildern",
  inPaper: "im Papier",
  searchPeople: "Person oder Institution suchen",
  nobodyFound: "Niemand gefunden.",
  follow: "Folgen",
  followOf: (name: string): string => `${name} folgen`,
  following: (name: string): string => `Sie folgen ${name}`,
  followingAway: (name: string): string => `Sie folgen ${name} – gerade nicht verbunden`,
  stopFollowing: "Nicht mehr folgen",
  stopFollowingOf: (name: string): string => `${name} nicht mehr folgen`,
  followingEnded: "Sie folgen niemandem mehr.",
  followedLeft: (name: string): string => `${name} ist nicht mehr da. Sie folgen niemandem mehr.`,

  opening: "Wird verbunden …",
  saved: "Gespeichert",
  saving: "Speichert …",
  offline: "Keine Verbindung",
  offlinePending: (n: number): string =>
    plural("de", n, {
      one: "Keine Verbindung – # Änderung wartet",
      other: "Keine Verbindung – # Änderungen warten",
    }),
  viewerOnly: "Nur ansehen",
  locked: "Gesperrt, nur ansehen",
  lockedPending: (n: number): string =>
    plural("de", n, {
      one: "Gesperrt – # Änderung wartet",
      other: "Gesperrt – # Änderungen warten",
    }),
  refused: "Änderung nicht erlaubt",
  notSaved: "Nicht gespeichert",
  noSpacePending: (n: number): string =>
    plural("de", n, {
      one: "Kein Platz – # Änderung wartet",
      other: "Kein Platz – # Änderungen warten",
    }),
  ended: "Verbindung beendet",
  offlineMore:
    "Sie können weiterarbeiten. Alles bleibt auf diesem Gerät und wird übertragen, sobald die Verbindung wieder steht.",
  offlineViewerMore:
    "Sie sehen den letzten Stand. Sobald die Verbindung wieder steht, geht es von selbst weiter.",
  offlineUnsavedMore:
    "Sie können weiterarbeiten. Dieser Browser bewahrt Ihre Änderungen aber nicht auf dem Gerät auf: Lassen Sie diese Seite offen, bis hier wieder „Gespeichert“ steht.",
  notSavedMore:
    "Der Server kann gerade nichts speichern. Alle sehen Ihre Änderungen, aber sie sind noch nicht gesichert. Der Server versucht es weiter.",
  shareUsed:
    "Ihr Anteil am Platz dieser Tafel ist aufgebraucht. Löschen Sie etwas Großes, das Sie eingefügt haben, oder fragen Sie die Moderation.",
  boardFull: "Auf dieser Tafel ist kein Platz mehr.",
  askForSpace: "Löschen können Sie weiterhin. Mehr Platz schafft die Moderation.",
  freeSpace: "Was den Platz braucht und was Sie entfernen können, steht im Menü unter „Platz …“.",
  diskLow:
    "Auf dem Server ist kaum noch Speicherplatz frei. Solange das so ist, schreibt nur die Moderation; bitte sagen Sie es ihr.",
  noSpaceKept:
    "Ihre letzten Änderungen sehen nur Sie. Sie bleiben auf diesem Gerät und werden übertragen, sobald wieder Platz ist.",
  noSpaceNotKept:
    "Ihre letzten Änderungen sehen nur Sie. Sie werden übertragen, sobald wieder Platz ist: Lassen Sie diese Seite so lange offen.",
  viewerMore: "Sie sehen zu. Ändern können nur Teilnehmende und die Moderation.",
  lockedMore: "Die Moderation hat die Tafel gesperrt. Sie sehen alles, können aber nichts ändern.",
  lockedPendingMore:
    "Die Moderation hat die Tafel gesperrt, bevor Ihre letzten Änderungen ankamen. Noch sehen nur Sie sie; sie werden übertragen, sobald die Tafel wieder offen ist.",

  endedTitle: "Die Tafel ist für Sie beendet",
  endedDeleted: "Diese Tafel wurde gelöscht.",
  endedNotFound: "Diese Tafel gibt es auf dem Server nicht.",
  endedLink:
    "Ihr Zugang gilt nicht mehr: Die Moderation hat den Link erneuert. Bitte fragen Sie nach dem neuen Link oder dem Code.",
  endedRemoved:
    "Die Moderation hat Sie von der Tafel entfernt. Wenn das ein Versehen war, fragen Sie sie bitte nach dem Link oder dem Code.",
  unsent: (n: number): string =>
    plural("de", n, {
      one: "Eine Änderung konnte nicht mehr übertragen werden.",
      other: "# Änderungen konnten nicht mehr übertragen werden.",
    }),
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
  tooLargeTitle: "Diese Änderung ist zu groß",
  tooLargeMore:
    "Eine einzelne Änderung ist größer, als der Server erlaubt. Was Sie zuletzt geändert haben, sieht nur dieses Gerät. Sichern Sie es als Datei und laden Sie dann den Stand vom Server, um weiterzumachen.",
  refusedTitle: "Eine Änderung wurde nicht angenommen",
  refusedMore:
    "Die Tafel war gesperrt oder Sie dürfen nur ansehen. Was Sie zuletzt geändert haben, sieht nur dieses Gerät. Sichern Sie es als Datei und laden Sie dann den Stand vom Server, um weiterzumachen.",
  reopen: "Stand vom Server laden",
  reopenAnyway: "Ohne Datei fortfahren",
  reopenWarning: "Ohne die Datei gehen Ihre letzten Änderungen verloren.",
  revertedProtected:
    "Die Moderation hat etwas geschützt, das Sie geändert oder gelöscht hatten. Es steht wieder da wie vorher.",
  revertedLimit:
    "Das war länger oder mehr, als hier stehen kann. Was darüber hinausging, wurde nicht übernommen.",
  reverted: (changes: number): string =>
    plural("de", changes, {
      one: "Eine Änderung wurde zurückgenommen: Andere hätten sie nicht anzeigen können.",
      other: "# Änderungen wurden zurückgenommen: Andere hätten sie nicht anzeigen können.",
    }),

  importMenu: "Inhalt einlesen …",
  importKeptMenu: "Gesicherte Änderungen einlesen …",

  importTitle: "Inhalt dieser Tafel ersetzen?",
  importMore: (title: string): string =>
    `Phasen, Aufgaben, Institutionen, Zuständigkeiten und Kontakte werden durch „${title}“ ersetzt, sofort und für alle. Die Zeichnungen auf der Tafel bleiben. Laden Sie vorher den ganzen Inhalt herunter, wenn Sie den jetzigen Stand behalten möchten.`,
  importBoardTitle: "Diese Tafel ganz ersetzen?",
  importBoardMore: (title: string): string =>
    `Der ganze Inhalt und alles, was auf der Tafel gezeichnet und geschrieben ist, wird durch „${title}“ ersetzt, sofort und für alle.`,
  importBoardDone: "Die Tafel wurde ersetzt.",
  importDo: "Ersetzen",
  importDone: "Der Inhalt wurde ersetzt.",
  importMerged: "Die gesicherten Änderungen sind wieder auf der Tafel.",
  importFlawed: "Die Datei wurde nicht eingelesen",
  importUnreadable:
    "Diese Datei lässt sich nicht lesen. Gebraucht wird eine Datei aus „Export“: „Ganze Tafel“ (.tafelrunde) oder „Ganzer Inhalt“ (JSON), oder eine Tabelle (XLSX, ODS, CSV).",
  importLocked: "Die Tafel ist gesperrt. Es wurde nichts eingelesen.",
  importOtherBoard:
    "Diese gesicherten Änderungen gehören zu einer anderen Tafel. Die Moderation kann daraus den Inhalt einlesen, ohne die Zeichnungen.",
  importNotKept:
    "Diese Datei enthält keine gesicherten Änderungen. Ganze Inhalte und Tabellen liest nur die Moderation ein.",
  cancel: "Abbrechen",

  shareTitle: "Andere einladen",
  shareLinksMissing:
    "Die Links stehen auf der Seite, die nach dem Anlegen der Tafel kam. Der Code lädt jederzeit ein.",
  shareFailed: "Die Links konnten nicht geladen werden.",
  start: "Zur Startseite",
  overwritten: (by: string | undefined, field: string): string =>
    `${by ?? "Jemand anderes"} hat gleichzeitig „${field}“ geändert; Ihr Wert gilt dort nicht.`,
  takeMine: "Meinen Wert nehmen",
  dismissOverwritten: "Hinweis schließen",
}

export type BoardMessages = typeof boardMessages
