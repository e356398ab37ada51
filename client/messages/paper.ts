import { paperMessages as de, type PaperMessages } from "./de/paper.ts"
import { paperMessages as en } from "./en/paper.ts"
import type { Translations } from "./language.ts"

export type { PaperMessages } from "./de/paper.ts"

export const paperMessages: Translations<PaperMessages> = { de, en }
