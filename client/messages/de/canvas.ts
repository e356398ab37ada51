import { plural } from "../plural.ts"

export const canvasMessages = {
  canvas: "Tafel",
  loading: "Die Tafel wird geladen …",
  matrix: "Zuständigkeitsmatrix",
  frame: "Rahmen",
  frames: "Rahmen",
  selection: "Auswahl",
  areas: "Bereiche",
  areasLong: "Bereiche der Tafel: einen heranholen",
  areaShown: (name: string): string => `${name} wird gezeigt.`,
  unnamedArea: "Bereich ohne Namen",
  noAreas: "Ein Bereich entsteht, sobald jemand einen Rahmen zeichnet.",
  everything: "Alles zeigen",
  lostText: "Jemand hat gelöscht, woran Sie gerade geschrieben haben.",
  movedText:
    "Jemand hat auf eine andere Seite verschoben, woran Sie gerade geschrieben haben. Ihr Text ist noch da.",
  showMovedText: "Dorthin gehen",
  singleKeys: "Tastenkürzel aus einem Zeichen",
  restoreText: "Meinen Text wiederherstellen",
  dismiss: "Schließen",
  lockedMeanwhile: "Die Tafel wurde gerade gesperrt. Was Sie bis dahin gemacht haben, bleibt.",
  pageFull: "Diese Seite ist voll. Bitte arbeiten Sie auf einer neuen Seite weiter.",
  copyFailed:
    "Das Kopieren ist nicht gelungen; es bleibt alles, wie es war, auch in der Zwischenablage.",
  pasteWithKeys: "Der Browser lässt das Einfügen hier nur mit Strg+V (am Mac Cmd+V) zu.",
  pasteUnreadable: "Was in der Zwischenablage liegt, lässt sich hier nicht einfügen.",
  picturesLeft: (count: number): string =>
    plural("de", count, {
      one: "Ein Bild ist nicht mitgekommen. Speichern Sie es dort und fügen Sie es hier als Datei ein.",
      other:
        "# Bilder sind nicht mitgekommen. Speichern Sie sie dort und fügen Sie sie hier als Dateien ein.",
    }),
  tooManyNotes: (count: number, most: number): string =>
    `Das wären ${count} Zettel. Bitte fügen Sie höchstens ${most} auf einmal ein.`,
  tooManyAddresses: (count: number, most: number): string =>
    `Das wären ${count} Adressen. Bitte fügen Sie höchstens ${most} auf einmal ein.`,
  protect: "Schützen",
  release: "Schutz aufheben",
  toggleProtection: "Schützen oder Schutz aufheben",
  protectedNow: (count: number): string =>
    plural("de", count, {
      one: "Geschützt: Andere können darin schreiben und zeichnen, es aber nicht verschieben oder löschen.",
      other:
        "# Elemente geschützt: Andere können darin schreiben und zeichnen, sie aber nicht verschieben oder löschen.",
    }),
  releasedNow: (count: number): string =>
    plural("de", count, {
      one: "Der Schutz ist aufgehoben.",
      other: "Der Schutz von # Elementen ist aufgehoben.",
    }),
  protectedStays: "Was geschützt ist, bleibt. Nur die Moderation kann es ändern oder löschen.",
  deleteMany: (count: number): string => `${count} Elemente löschen?`,
  deleteManyMore: "Sie verschwinden sofort von allen Bildschirmen.",
  deleteThem: "Löschen",
  keepThem: "Behalten",
  othersDeleted: (count: number): string =>
    plural("de", count, {
      one: "Jemand hat viele Elemente auf einmal gelöscht; eines fehlt noch.",
      other: "Jemand hat # Elemente auf einmal gelöscht.",
    }),
  inVersions: "Der Stand davor liegt unter „Versionen“.",
  bringBack: "Zurückholen",
  diagrams: "Schaubilder zeichnen oder auffrischen",
  diagramChain: "Prozesskette",
  diagramNetwork: "Netz der Schnittstellen",
  diagramHeatMap: "Phasen × Institutionen",
  diagramEmpty: "Für ein Schaubild fehlen noch Phasen, Aufgaben oder Institutionen.",
  diagramInserted: "Das Schaubild steht auf der Tafel.",
  diagramUpdated: "Das Schaubild ist auf dem neuesten Stand.",
  // Cards, which show entries of the board.
  insertCards: "Karten einfügen …",
  insertCardsTitle: "Karten einfügen",
  aboutCards:
    "Eine Karte zeigt, was in der Liste steht, und bleibt von selbst auf dem neuesten Stand.",
  cardKind: "Art der Karte",
  searchCards: "Suchen",
  noCards: "Diese Liste ist noch leer.",
  noCardFound: "Dazu passt kein Eintrag.",
  isOnCanvas: "steht schon auf der Tafel",
  newEntry: "Neu anlegen",
  newEntryHint: "Der neue Eintrag steht danach auch in der Liste.",
  cancel: "Abbrechen",
  insertCount: (count: number): string =>
    plural("de", count, { one: "Eine Karte einfügen", other: "# Karten einfügen" }),
  cardsInserted: (count: number): string =>
    plural("de", count, {
      one: "Die Karte steht auf der Tafel. Doppelklick öffnet, was sie zeigt.",
      other: "# Karten stehen auf der Tafel. Doppelklick öffnet, was sie zeigen.",
    }),
  card: (kind: string, title: string): string => `Karte: ${kind}, ${title}`,
  entryRemoved: "Entfernt",
  entryRemovedHint: "Doppelklick: zurückholen oder Karte löschen",
  entryRemovedTitle: (what: string): string => `„${what}“ ist entfernt`,
  shownRemoved: "Was diese Karte zeigte, ist entfernt",
  inBin:
    "Der Eintrag liegt im Papierkorb. Zurückgeholt steht er wieder in der Liste und auf der Tafel.",
  inBinOfOthers: "Der Eintrag liegt im Papierkorb. Zurückholen kann ihn die Moderation.",
  entryGone: "Den Eintrag gibt es nicht mehr.",
  restoreEntry: "Zurückholen",
  removeCard: "Karte löschen",
  openEntry: "Eintrag öffnen",
  turnIntoCard: "Zur Karte machen",
  linesKept: "Was sonst darauf stand, steht auf einem Zettel daneben.",
  handoversDrawn: (count: number): string =>
    plural("de", count, {
      one: "Dazu eine Übergabe als Pfeil.",
      other: "Dazu # Übergaben als Pfeile.",
    }),
  turnedIntoCards: (count: number): string =>
    plural("de", count, {
      one: "Zur Karte gemacht; der Eintrag steht in der Liste.",
      other: "# Karten gemacht; die Einträge stehen in der Liste.",
    }),
  rolesTitle: (institution: string, task: string): string => `${institution}: „${task}“`,
  rolesAbout:
    "Der Pfeil wird zur Zuständigkeit und steht in der Matrix. Welche Rolle hat die Institution?",
  rolesNone: "Der Pfeil bleibt ein gewöhnlicher Pfeil",
  assign: "Eintragen",
  handoverBegun:
    "Der Pfeil steht jetzt als Schnittstelle in der Liste. Ein Doppelklick benennt sie.",
  handoverChanged: "Die Schnittstelle in der Liste ist geändert.",
  handoverRemoved: "Mit dem Pfeil ist auch die Schnittstelle aus der Liste entfernt.",
  handoverStays:
    "Der Pfeil ist weg, die Schnittstelle steht weiter in der Liste: Sie ist schon ausgefüllt, und entfernen kann das nur die Moderation.",
  showCursors: "Zeiger der anderen zeigen",
  broken: "Die Tafel kann gerade nicht angezeigt werden.",
  brokenHint:
    "Ihre Arbeit ist nicht verloren. Laden Sie die Tafel neu oder arbeiten Sie in der Tabelle weiter.",
  reload: "Tafel neu laden",
  hidden: (count: number): string =>
    plural("de", count, {
      one: "Ein Element kann nicht angezeigt werden.",
      other: "# Elemente können nicht angezeigt werden.",
    }),
  areaGone: "Diesen Bereich gibt es nicht mehr.",
}

export type CanvasMessages = typeof canvasMessages
