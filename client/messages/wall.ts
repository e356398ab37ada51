import { wallMessages as de, type WallMessages } from "./de/wall.ts"
import { wallMessages as en } from "./en/wall.ts"
import type { Translations } from "./language.ts"

export type { WallMessages } from "./de/wall.ts"

export const wallMessages: Translations<WallMessages> = { de, en }
