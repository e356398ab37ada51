import type { BoardMessages } from "../de/board.ts"
import { plural } from "../plural.ts"

export const boardMessages: BoardMessages = {
  toTable: "To the table view",
  toContent: "Skip to content",
  views: "View",
  canvas: "Board",
  table: "Table",
  diagrams: "Diagrams",
  paper: "Paper",
  findings: "Findings",
  exportMenu: "Export",
  share: "Share",
  more: "More",
  boardBar: "Board bar",
  rolesHelp: "Meaning of the letters",
  loadingView: "Loading the view …",

  people: (n: number) => plural("en", n, { one: "# person", other: "# people" }),
  projector: (n: number) => `Projector ${n}`,
  projectors: "Projectors",
  peopleHere: "Who is here",
  you: "you",
  windows: (n: number) => plural("en", n, { one: "# window", other: "# windows" }),
  unnamed: "Connected, but without a name",
  unnamedMore: "Devices and programs that receive the board and don't introduce themselves.",
  unnamedOne: (number: number) => `Without a name ${number}`,
  unnamedCount: (n: number) =>
    plural("en", n, { one: "# connection without a name", other: "# connections without a name" }),
  otherProgram: "another program",
  facilitator: "facilitator",
  participant: "participant",
  viewer: "viewing",
  noInstitution: "no institution",
  idle: "inactive right now",
  inTable: "in the table",
  inDiagrams: "at the diagrams",
  inPaper: "in the paper",
  searchPeople: "Find a person or institution",
  nobodyFound: "Nobody found.",
  follow: "Follow",
  followOf: (name: string) => `Follow ${name}`,
  following: (name: string) => `You are following ${name}`,
  followingAway: (name) => `You are following ${name} – not connected right now`,
  stopFollowing: "Stop following",
  stopFollowingOf: (name: string) => `Stop following ${name}`,
  followingEnded: "You are no longer following anyone.",
  followedLeft: (name: string) => `${name} is no longer here. You are no longer following anyone.`,

  opening: "Connecting …",
  saved: "Saved",
  saving: "Saving …",
  offline: "No connection",
  offlinePending: (n: number) =>
    plural("en", n, {
      one: "No connection – # change waits",
      other: "No connection – # changes wait",
    }),
  viewerOnly: "View only",
  locked: "Locked, view only",
  lockedPending: (n: number) =>
    plural("en", n, { one: "Locked – # change waits", other: "Locked – # changes wait" }),
  refused: "Change not permitted",
  notSaved: "Not saved",
  noSpacePending: (n: number) =>
    plural("en", n, { one: "No space – # change waits", other: "No space – # changes wait" }),
  ended: "Connection ended",
  offlineMore:
    "You can go on working. Everything stays on this device and is sent as soon as the connection is back.",
  offlineViewerMore:
    "You see the board as it last was. It goes on by itself as soon as the connection is back.",
  offlineUnsavedMore:
    "You can go on working. But this browser does not keep your changes on the device: leave this page open until it says “Saved” here again.",
  notSavedMore:
    "The server cannot store anything just now. Everyone sees your changes, but they are not safe yet. The server keeps trying.",
  shareUsed:
    "You have used up your share of this board's space. Delete something large that you have pasted, or ask the facilitators.",
  boardFull: "There is no space left on this board.",
  askForSpace: "You can still delete. The facilitators can make more space.",
  freeSpace: "The menu says under “Space …” what takes the space and what you can remove.",
  diskLow:
    "The server has hardly any storage space left. As long as that is so, only facilitators write; please tell them.",
  noSpaceKept:
    "Only you see your last changes. They stay on this device and are sent as soon as there is space again.",
  noSpaceNotKept:
    "Only you see your last changes. They are sent as soon as there is space again: leave this page open until then.",
  viewerMore: "You are viewing. Only participants and facilitators can make changes.",
  lockedMore:
    "The facilitators have locked the board. You see everything but cannot change anything.",
  lockedPendingMore:
    "The facilitators locked the board before your last changes arrived. Only you see them as yet; they are sent as soon as the board is open again.",

  endedTitle: "The board has ended for you",
  endedDeleted: "This board was deleted.",
  endedNotFound: "This board does not exist on the server.",
  endedLink:
    "Your access is no longer valid: the facilitators have renewed the link. Please ask for the new link or the code.",
  endedRemoved:
    "The facilitators have removed you from the board. If that was a mistake, please ask them for the link or the code.",
  unsent: (n: number) =>
    plural("en", n, {
      one: "One change could not be sent any more.",
      other: "# changes could not be sent any more.",
    }),
  unsentDeleted:
    "Keep the board as a file, as this device knows it. “Create a new board – From a file” makes a new board of it with all tasks and responsibilities.",
  unsentLink:
    "If you open the board on this device with the new link, they are sent automatically. To be safe, you can also keep them as a file and bring them back with “Import saved changes”.",
  unsentOther:
    "Keep them as a file: whoever may write on the board can bring them back with “Import saved changes”.",
  unsentKept:
    "Keep this device's state as a file. It can be imported into the same board again (“Import saved changes”), or made into a new board (“Create a new board – From a file”).",
  saveUnsent: "Keep as a file",
  savedUnsent: "The file is among your downloads.",
  tooLargeTitle: "This change is too large",
  tooLargeMore:
    "A single change is larger than the server allows. What you changed last is seen on this device only. Keep it as a file, then load the server's state to go on.",
  refusedTitle: "A change was not accepted",
  refusedMore:
    "The board was locked, or you may only view it. What you changed last is seen on this device only. Keep it as a file, then load the server's state to go on.",
  reopen: "Load the server's state",
  reopenAnyway: "Go on without a file",
  reopenWarning: "Without the file your last changes are lost.",
  revertedProtected:
    "The facilitators have protected something that you had changed or deleted. It is back as it was.",
  revertedLimit:
    "That was longer or more than there is room for here. What went beyond it was not taken.",
  reverted: (changes: number) =>
    plural("en", changes, {
      one: "A change was undone: others could not have displayed it.",
      other: "# changes were undone: others could not have displayed them.",
    }),

  importMenu: "Import content …",
  importKeptMenu: "Import saved changes …",

  importTitle: "Replace this board's content?",
  importMore: (title: string) =>
    `Phases, tasks, institutions, responsibilities and contacts are replaced by “${title}”, at once and for everyone. The drawings on the board stay. Download the whole content first if you want to keep the present state.`,
  importBoardTitle: "Replace this whole board?",
  importBoardMore: (title: string) =>
    `The whole content and everything that is drawn and written on the board is replaced by “${title}”, at once and for everyone.`,
  importBoardDone: "The board was replaced.",
  importDo: "Replace",
  importDone: "The content was replaced.",
  importMerged: "The saved changes are back on the board.",
  importFlawed: "The file was not imported",
  importUnreadable:
    "This file cannot be read. What is needed is a file from “Export”: “Whole board” (.tafelrunde) or “Whole content” (JSON), or a table (XLSX, ODS, CSV).",
  importLocked: "The board is locked. Nothing was imported.",
  importOtherBoard:
    "These saved changes belong to another board. Facilitators can import the content from them, without the drawings.",
  importNotKept:
    "This file holds no saved changes. Only facilitators can import whole contents and tables.",
  cancel: "Cancel",

  shareTitle: "Invite others",
  shareLinksMissing:
    "The links are on the page that came after creating the board. The code invites at any time.",
  shareFailed: "The links could not be loaded.",
  start: "Go to the start page",
  overwritten: (by, field) =>
    `${by ?? "Somebody else"} has changed “${field}” at the same time; your value does not stand.`,
  takeMine: "Take my value",
  dismissOverwritten: "Close this message",
}
