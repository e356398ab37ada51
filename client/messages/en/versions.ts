import type { VersionsMessages } from "../de/versions.ts"
import { plural } from "../plural.ts"

export const versionsMessages: VersionsMessages = {
  menu: "Versions …",
  title: "Versions",
  about:
    "The server keeps the board's state: after ten minutes of change, when everybody has left, and before each import and restoration. Older versions become fewer with time; those with a name stay.",
  name: "Name for the present state",
  nameHint: "For example: Before lunch",
  nameMissing: "Please enter a name.",
  take: "Keep",
  taken: (name: string) => `The present state is kept as “${name}”.`,
  loading: "Loading the versions …",
  none: "There is no version yet.",

  automatic: "automatically",
  named: "by hand",
  import: "before a file was imported",
  restore: "before a restoration",
  bulkDeletion: "before many shapes were deleted",
  previousRound: "content of the board that this one was made from",

  tasks: (n: number) => plural("en", n, { one: "# task", other: "# tasks" }),
  institutions: (n: number) => plural("en", n, { one: "# institution", other: "# institutions" }),
  cells: (n: number) => plural("en", n, { one: "# cell", other: "# cells" }),
  shapes: (n: number) =>
    plural("en", n, { one: "# shape on the board", other: "# shapes on the board" }),
  others: (n: number) => plural("en", n, { one: "# other", other: "# others" }),
  changed: (what: string) => `Changed: ${what}`,
  unchanged: "Nothing changed",
  holds: (what: string) => `Contains: ${what}`,

  view: "View",
  viewOf: (name: string) => `View the version “${name}”`,
  compare: "Compare with now",
  compareOf: (name: string): string => `Compare with now: version “${name}”`,
  opening: "Opening the version …",
  viewing: (name: string) =>
    `You see the version “${name}”. It can be viewed, but not changed. The others go on working at the board.`,
  back: "Back to the board (Esc)",

  restoreDo: "Restore …",
  restoreOf: (name: string) => `Restore the version “${name}”`,
  restoreTitle: (name: string) => `Restore “${name}”?`,
  restoreMore:
    "Everybody at the board sees this at once. The present state is kept before, so that you can take it back.",
  what: "What should be restored?",
  all: "Everything",
  allMore: "Content and board become what they were. What was added later disappears.",
  content: "The content only",
  contentMore: "Tasks, institutions, responsibilities and contacts. The board stays as it is.",
  parts: "Single areas and tasks",
  partsMore:
    "An area comes back with everything that was in it; what was added later stays. A task comes back with its row of the matrix.",
  frames: "Areas of the board",
  unnamed: "without a name",
  nothingChosen: "Please choose at least one area or task.",
  doRestore: "Restore",
  restored: "The version is restored.",
  undo: "Take back",
  undone: "The restoration is taken back.",

  removeDo: "Delete",
  removeOf: (name: string) => `Delete the version “${name}”`,
  removeTitle: (name: string) => `Delete the version “${name}”?`,
  removeMore:
    "The version is deleted for good, with the contacts in it. The board itself stays as it is.",
  removeForGood: "Delete for good",
  removed: "The version is deleted.",

  compareMenu: "Compare …",
  compareTitle: "Comparison",
  compareAbout:
    "What is new, changed or gone between two states: versions of this board, files of other boards, and the board as it is now.",
  compareWith: "Earlier state",
  compareTo: "Later state",
  compareToNow: "The board now",
  compareSave: "Download the comparison",
  compareSaveAs: (format: string): string => `Download the comparison as ${format}`,
  compareSaved: (name: string): string =>
    `${name} was made on this device. The file is for internal use.`,
  compareLoading: "The earlier state is being loaded …",
  compareFile: "From a file …",
  compareFileLabel: "Board (.tafelrunde) or content (JSON) of an earlier round",
  compareFileButton: "Choose file",
  compareFileUnreadable: "This file is no readable board.",
  compareChoose: "Please choose what to compare with.",
  compareSame: "Between these states there is no difference in content.",
  compareCount: (n: number): string =>
    plural("en", n, { one: "# entry is different", other: "# entries are different" }),
  compareField: "Field",
  compareBefore: "earlier",
  compareNow: "later",
  compareNothing: "–",

  nextMenu: "New board from this one …",
  nextTitle: "New board from this one",
  nextAbout:
    "For the next round: tasks, institutions, responsibilities and handovers stay, with open agreements and open questions. All contacts have to be confirmed again. The paper is a draft of the next version and says what changes since this board. The drawing starts afresh, and this board stays as it is.",
  nextName: "Title of the new board",
  nextKey: "Organiser key",
  nextKeyHint: "On this server only holders of the key create boards.",
  nextKeyWrong: "This key is not right.",
  nextCancel: "Cancel",
  nextCreate: "Create board",
  nextCreating: "Being created …",
  nextCreated: (title: string): string => `“${title}” has been created`,
  nextLinks:
    "These links open the new board. Please keep the facilitators' link: without it nobody gets in as a facilitator.",
  nextOpen: "Open the new board",
}
