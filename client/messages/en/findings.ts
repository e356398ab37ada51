import type { FindingsMessages } from "../de/findings.ts"
import { plural } from "../plural.ts"

export const findingsMessages: FindingsMessages = {
  title: "Findings",
  close: "Close findings",
  intro:
    "Gaps and contradictions on the board as it stands. None of them stops you; only the status “agreed” waits until no error is open.",
  error: (count: number) => plural("en", count, { one: "# error", other: "# errors" }),
  warning: (count: number) => plural("en", count, { one: "# warning", other: "# warnings" }),
  hint: (count: number) => plural("en", count, { one: "# hint", other: "# hints" }),
  one: { error: "Error", warning: "Warning", hint: "Hint", open: "Still open" },
  openTasks: (count: number) =>
    plural("en", count, {
      one: "still open: # task without a lead",
      other: "still open: # tasks without a lead",
    }),
  openCount: (count: number) => `${count} open`,
  open: (count: number) => `Still open (${count})`,
  first: "Show the first",
  next: (place: number, count: number) => `Next (${place} of ${count} shown)`,
  goTo: "Show",
  goToWhat: (message: string) => `Show: ${message}`,
  order: "Order",
  byTask: "By task",
  bySeverity: "By severity",
  intended: "Intended …",
  intendedWhat: (message) => `Intended: ${message}`,
  intendedList: (count) => `Intended (${count})`,
  reason: "Why is this intended?",
  reasonHint: "Everybody sees the reason; it is part of the paper too.",
  reasonMissing: "Please write why.",
  saveReason: "Save the reason",
  cancel: "Cancel",
  because: (reason) => `Because: ${reason}`,
  answered: "Saved. The finding no longer counts.",
  changeReason: "Change",
  changeReasonOf: (message) => `Change the reason: ${message}`,
  takeBack: "Take back",
  takeBackWhat: (message) => `Take back the reason: ${message}`,
  takenBack: "The reason is taken back.",
  contactsHere: (count: number) =>
    plural("en", count, {
      one: "One of them is about contacts or participants. Only facilitators see it.",
      other: "# of them are about contacts or participants. Only facilitators see them.",
    }),
  contactsElsewhere: "Findings about contacts and participants are for facilitators only.",
  exampleTexts:
    "This board was made from an earlier template. Some of its notes belong to the invented example Musterstadt and not in your paper.",
  removeExampleTexts: "Remove the example's texts",
  board: "Board as a whole",
  repairable:
    "Some of this board cannot be shown, or only shortened. Repairing removes what is unreadable, cuts texts that are too long and puts what is too many into the bin; everything else stays.",
  repair: "Repair the board",
  loading: "The board is loading …",
  emptyBoard: "Nothing to check yet: the board has no tasks.",
  allGood: "No gaps, no contradictions. Well done!",
}
