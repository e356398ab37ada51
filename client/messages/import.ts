import type { ImportMessages } from "./de/import.ts"
import { translations } from "./language.ts"

export type { ImportMessages } from "./de/import.ts"

export const importMessages = translations<ImportMessages>(
  import.meta.glob("./*/import.ts", { eager: true, import: "importMessages" }),
)
