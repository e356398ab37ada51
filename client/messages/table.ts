import type { TableMessages } from "./de/table.ts"
import { translations } from "./language.ts"

export type { TableMessages } from "./de/table.ts"

export const tableMessages = translations<TableMessages>(
  import.meta.glob("./*/table.ts", { eager: true, import: "tableMessages" }),
)
