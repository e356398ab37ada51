import { appMessages as de, type AppMessages } from "./de/app.ts"
import { appMessages as en } from "./en/app.ts"
import type { Translations } from "./language.ts"

export type { AppMessages } from "./de/app.ts"

export const appMessages: Translations<AppMessages> = { de, en }
