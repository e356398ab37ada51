import type { FindingsMessages } from "./de/findings.ts"
import { translations } from "./language.ts"

export type { FindingsMessages } from "./de/findings.ts"

export const findingsMessages = translations<FindingsMessages>(
  import.meta.glob("./*/findings.ts", { eager: true, import: "findingsMessages" }),
)
