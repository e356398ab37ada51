import { versionsMessages as de, type VersionsMessages } from "./de/versions.ts"
import { versionsMessages as en } from "./en/versions.ts"
import type { Translations } from "./language.ts"

export type { VersionsMessages } from "./de/versions.ts"

export const versionsMessages: Translations<VersionsMessages> = { de, en }
