import { uiMessages as de, type UiMessages } from "./de/ui.ts"
import { uiMessages as en } from "./en/ui.ts"
import type { Translations } from "./language.ts"

export type { UiMessages } from "./de/ui.ts"

export const uiMessages: Translations<UiMessages> = { de, en }
