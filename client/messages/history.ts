import { historyMessages as de, type HistoryMessages } from "./de/history.ts"
import { historyMessages as en } from "./en/history.ts"
import type { Translations } from "./language.ts"

export type { HistoryMessages } from "./de/history.ts"

export const historyMessages: Translations<HistoryMessages> = { de, en }
