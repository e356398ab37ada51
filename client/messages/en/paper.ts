import type { PaperMessages } from "../de/paper.ts"

export const paperMessages: PaperMessages = {
  title: "Interface paper",
  forWhom: "For whom",
  internal: "Internal",
  network: "Network",
  public: "Public",
  scope: "Scope",
  wholePaper: "Whole paper",
  extractOf: (name: string): string => `Extract: ${name}`,
  togetherWith: "Together with",
  alone: "nobody",
  changesSince: "Changes since",
  noChanges: "no earlier state",
  changesMissing:
    "The server does not answer: this view shows a list of changes only with a connection.",
  save: "Download the paper",
  saveAs: (format: string) => `Download the paper as ${format}`,
  print: "Print",
  viewer:
    "A device that may only view holds no contacts and no participants: the downloaded file has them, as far as it may.",
  missing: "What the paper still lacks",
  complete: "All chapters are filled",
  toDetails: "Add details",
  byFacilitator: "(added by the facilitators)",
  toList: "To the list",
  toListOf: (list: string): string => `To the list: ${list}`,
  gaps: "Gaps and contradictions are listed in the findings.",
  toFindings: "Show findings",
}
