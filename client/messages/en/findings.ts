import type { FindingsMessages } from "../de/findings.ts"
import { plural } from "../plural.ts"

export const findingsMessages: FindingsMessages = {
  title: "Findings",
  close: "Close findings",
  intro: "Gaps and contradictions on the board as it stands. None of them stops you.",
  error: (count: number) => plural("en", count, { one: "# error", other: "# errors" }),
  warning: (count: number) => plural("en", count, { one: "# warning", other: "# warnings" }),
  hint: (count: number) => plural("en", count, { one: "# hint", other: "# hints" }),
  one: { error: "Error", warning: "Warning", hint: "Hint", open: "Still open" },
  openTasks: (count: number) =>
    plural("en", count, {
      one: "still open: # task without a lead",
      other: "still open: # tasks without a lead",
    }),
  open: (count: number) => `Still open (${count})`,
  first: "Show the first",
  next: (place: number, count: number) => `Next (${place} of ${count} shown)`,
  goTo: "Show",
  goToWhat: (message: string) => `Show: ${message}`,
  elsewhere: (count: number) =>
    plural("en", count, {
      one: "One more finding is about contacts or the process as a whole. It stands in the findings under “Export”.",
      other:
        "# more findings are about contacts or the process as a whole. They stand in the findings under “Export”.",
    }),
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
