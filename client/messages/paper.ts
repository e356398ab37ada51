import type { PaperMessages } from "./de/paper.ts"
import { translations } from "./language.ts"

export type { PaperMessages } from "./de/paper.ts"

export const paperMessages = translations<PaperMessages>(
  import.meta.glob("./*/paper.ts", { eager: true, import: "paperMessages" }),
)
