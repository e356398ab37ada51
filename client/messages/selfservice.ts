import { selfserviceMessages as de, type SelfserviceMessages } from "./de/selfservice.ts"
import { selfserviceMessages as en } from "./en/selfservice.ts"
import type { Translations } from "./language.ts"

export type { SelfserviceMessages } from "./de/selfservice.ts"

export const selfserviceMessages: Translations<SelfserviceMessages> = { de, en }
