import { detailsMessages as de, type DetailsMessages } from "./de/details.ts"
import { detailsMessages as en } from "./en/details.ts"
import type { Translations } from "./language.ts"

export type { DetailsMessages } from "./de/details.ts"

export const detailsMessages: Translations<DetailsMessages> = { de, en }
