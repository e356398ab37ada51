import type { HistoryMessages } from "./de/history.ts"
import { translations } from "./language.ts"

export type { HistoryMessages } from "./de/history.ts"

export const historyMessages = translations<HistoryMessages>(
  import.meta.glob("./*/history.ts", { eager: true, import: "historyMessages" }),
)
