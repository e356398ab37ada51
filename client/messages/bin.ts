import { binMessages as de, type BinMessages } from "./de/bin.ts"
import { binMessages as en } from "./en/bin.ts"
import type { Translations } from "./language.ts"

export type { BinMessages } from "./de/bin.ts"

export const binMessages: Translations<BinMessages> = { de, en }
