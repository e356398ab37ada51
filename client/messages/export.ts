import type { ExportMessages } from "./de/export.ts"
import { translations } from "./language.ts"

export type { ExportMessages } from "./de/export.ts"

export const exportMessages = translations<ExportMessages>(
  import.meta.glob("./*/export.ts", { eager: true, import: "exportMessages" }),
)
