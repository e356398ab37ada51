import { tableMessages as de, type TableMessages } from "./de/table.ts"
import { tableMessages as en } from "./en/table.ts"
import type { Translations } from "./language.ts"

export type { TableMessages } from "./de/table.ts"

export const tableMessages: Translations<TableMessages> = { de, en }
