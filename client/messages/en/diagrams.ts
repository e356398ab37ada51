import type { DiagramsMessages } from "../de/diagrams.ts"

export const diagramsMessages: DiagramsMessages = {
  title: "Diagrams",
  which: "Which diagram",
  chain: "Process chain",
  network: "Network",
  lanes: "Lanes",
  heatMap: "Phases × institutions",
  zoom: "Size of the picture",
  smaller: "Smaller",
  larger: "Larger",
  fit: "Fit to width",
  picture: (title) => `Diagram: ${title}. Its content follows below as a list.`,
  asList: (title) => `${title} as a list`,
  empty: "A diagram appears here as soon as there are phases, tasks and institutions in the table.",
}
