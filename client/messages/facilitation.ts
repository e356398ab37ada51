import { facilitationMessages as de, type FacilitationMessages } from "./de/facilitation.ts"
import { facilitationMessages as en } from "./en/facilitation.ts"
import type { Translations } from "./language.ts"

export type { FacilitationMessages } from "./de/facilitation.ts"

export const facilitationMessages: Translations<FacilitationMessages> = { de, en }
