import type { DiagramsMessages } from "./de/diagrams.ts"
import { translations } from "./language.ts"

export type { DiagramsMessages } from "./de/diagrams.ts"

export const diagramsMessages = translations<DiagramsMessages>(
  import.meta.glob("./*/diagrams.ts", { eager: true, import: "diagramsMessages" }),
)
