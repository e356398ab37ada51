import { importMessages as de, type ImportMessages } from "./de/import.ts"
import { importMessages as en } from "./en/import.ts"
import type { Translations } from "./language.ts"

export type { ImportMessages } from "./de/import.ts"

export const importMessages: Translations<ImportMessages> = { de, en }
