import type { FindingsMessages } from "../de/findings.ts"
import { plural } from "../plural.ts"

export const findingsMessages: FindingsMessages = {
  title: "Findings",
  close: "Close findings",
  intro: "Gaps and contradictions on the board as it stands. None of them stops you.",
  error: (count: number) => plural("en", count, { one: "# error", other: "# errors" }),
  warning: (count: number) => plural("en", count, { one: "# warning", other: "# warnings" }),
  hint: (count: number) => plural("en", count, { one: "# hint", other: "# hints" }),
  goTo: "Show",
  goToWhat: (message: string) => `Show: ${message}`,
  partial: "Contacts and attendance are not checked here, because you do not see all contacts.",
  loading: "The board is loading …",
  emptyBoard: "Nothing to check yet: the board has no tasks.",
  allGood: "No gaps, no contradictions. Well done!",
}
