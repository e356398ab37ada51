import type { CanvasMessages } from "../de/canvas.ts"
import { plural } from "../plural.ts"

export const canvasMessages: CanvasMessages = {
  canvas: "Board",
  loading: "The board is loading …",
  matrix: "Responsibility matrix",
  frame: "Frame",
  frames: "Frames",
  selection: "Selection",
  areas: "Areas",
  areasLong: "Areas of the board: zoom to one",
  areaShown: (name: string) => `${name} is shown.`,
  unnamedArea: "Area without a name",
  noAreas: "An area appears as soon as somebody draws a frame.",
  everything: "Show everything",
  lostText: "Somebody deleted what you were writing in.",
  movedText: "Somebody moved what you were writing in to another page. Your text is still there.",
  showMovedText: "Go there",
  singleKeys: "Single-key shortcuts",
  restoreText: "Restore my text",
  dismiss: "Close",
  lockedMeanwhile: "The board has just been locked. What you did until then stays.",
  pageFull: "This page is full. Please go on on a new page.",
  copyFailed: "Copying did not work; everything stays as it was, and so does your clipboard.",
  pasteWithKeys: "The browser only allows pasting here with Ctrl+V (Cmd+V on a Mac).",
  pasteUnreadable: "What is on the clipboard cannot be pasted here.",
  picturesLeft: (count) =>
    plural("en", count, {
      one: "One picture did not come along. Save it there and add it here as a file.",
      other: "# pictures did not come along. Save them there and add them here as files.",
    }),
  tooManyNotes: (count: number, most: number) =>
    `That would be ${count} notes. Please paste ${most} at once at most.`,
  tooManyAddresses: (count: number, most: number) =>
    `That would be ${count} addresses. Please paste ${most} at once at most.`,
  protect: "Protect",
  release: "Remove protection",
  toggleProtection: "Protect or remove protection",
  protectedNow: (count) =>
    plural("en", count, {
      one: "Protected: others can write and draw in it, but not move or delete it.",
      other: "# items protected: others can write and draw in them, but not move or delete them.",
    }),
  releasedNow: (count) =>
    plural("en", count, {
      one: "The protection is removed.",
      other: "The protection of # items is removed.",
    }),
  protectedStays: "What is protected stays. Only the facilitators can change or delete it.",
  deleteMany: (count) => `Delete ${count} items?`,
  deleteManyMore: "They disappear from everybody's screen at once.",
  deleteThem: "Delete",
  keepThem: "Keep",
  othersDeleted: (count) =>
    plural("en", count, {
      one: "Somebody deleted many items at once; one of them is still missing.",
      other: "Somebody deleted # items at once.",
    }),
  inVersions: "The state before it is under “Versions”.",
  bringBack: "Bring back",
  diagrams: "Draw or refresh diagrams",
  diagramChain: "Process chain",
  diagramNetwork: "Network of handovers",
  diagramHeatMap: "Phases × institutions",
  diagramEmpty: "A diagram still needs phases, tasks or institutions.",
  diagramInserted: "The diagram is on the board.",
  diagramUpdated: "The diagram is up to date.",
  // Cards, which show entries of the board.
  insertCards: "Insert cards …",
  insertCardsTitle: "Insert cards",
  aboutCards: "A card shows what the list says, and keeps itself up to date.",
  cardKind: "Kind of card",
  searchCards: "Search",
  noCards: "This list is still empty.",
  noCardFound: "No entry matches.",
  isOnCanvas: "already on the canvas",
  newEntry: "Create new",
  newEntryHint: "The new entry is then in the list, too.",
  cancel: "Cancel",
  insertCount: (count) => plural("en", count, { one: "Insert one card", other: "Insert # cards" }),
  cardsInserted: (count) =>
    plural("en", count, {
      one: "The card is on the canvas. A double click opens what it shows.",
      other: "# cards are on the canvas. A double click opens what they show.",
    }),
  card: (kind, title) => `Card: ${kind}, ${title}`,
  entryRemoved: "Removed",
  entryRemovedHint: "Double click: bring back, or delete the card",
  entryRemovedTitle: (what) => `“${what}” has been removed`,
  shownRemoved: "What this card showed has been removed",
  inBin: "The entry is in the bin. Brought back, it is in the list and on the canvas again.",
  inBinOfOthers: "The entry is in the bin. Facilitators can bring it back.",
  entryGone: "The entry no longer exists.",
  restoreEntry: "Bring back",
  removeCard: "Delete card",
  openEntry: "Open entry",
  turnIntoCard: "Turn into a card",
  linesKept: "What else was written there is on a note beside it.",
  handoversDrawn: (count) =>
    plural("en", count, {
      one: "One handover is shown as an arrow.",
      other: "# handovers are shown as arrows.",
    }),
  turnedIntoCards: (count) =>
    plural("en", count, {
      one: "Turned into a card; the entry is in the list.",
      other: "# turned into cards; the entries are in the list.",
    }),
  rolesTitle: (institution, task) => `${institution}: “${task}”`,
  rolesAbout:
    "The arrow becomes an assignment and stands in the matrix. Which role does the institution have?",
  rolesNone: "The arrow stays an ordinary arrow",
  assign: "Enter",
  handoverBegun: "The arrow is now a handover in the list. A double click names it.",
  handoverChanged: "The handover in the list has changed.",
  handoverRemoved: "The handover has left the list together with its arrow.",
  handoverStays:
    "The arrow is gone, the handover stays in the list: it is filled in already, and only facilitators can remove it.",
  showCursors: "Show others' cursors",
  broken: "The board cannot be shown just now.",
  brokenHint: "Your work is not lost. Load the board again, or go on in the table.",
  reload: "Load the board again",
  hidden: (count: number) =>
    plural("en", count, { one: "One item cannot be shown.", other: "# items cannot be shown." }),
  areaGone: "This area no longer exists.",
}
