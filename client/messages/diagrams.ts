import { diagramsMessages as de, type DiagramsMessages } from "./de/diagrams.ts"
import { diagramsMessages as en } from "./en/diagrams.ts"
import type { Translations } from "./language.ts"

export type { DiagramsMessages } from "./de/diagrams.ts"

export const diagramsMessages: Translations<DiagramsMessages> = { de, en }
