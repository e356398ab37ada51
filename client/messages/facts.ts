import type { FactMessages } from "./de/facts.ts"
import { translations } from "./language.ts"

export type { FactMessages } from "./de/facts.ts"

export const factMessages = translations<FactMessages>(
  import.meta.glob("./*/facts.ts", { eager: true, import: "factMessages" }),
)
