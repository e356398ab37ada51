import { boardMessages as de, type BoardMessages } from "./de/board.ts"
import { boardMessages as en } from "./en/board.ts"
import type { Translations } from "./language.ts"

export type { BoardMessages } from "./de/board.ts"

export const boardMessages: Translations<BoardMessages> = { de, en }
