import { exportMessages as de, type ExportMessages } from "./de/export.ts"
import { exportMessages as en } from "./en/export.ts"
import type { Translations } from "./language.ts"

export type { ExportMessages } from "./de/export.ts"

export const exportMessages: Translations<ExportMessages> = { de, en }
