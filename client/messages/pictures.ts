import { picturesMessages as de, type PicturesMessages } from "./de/pictures.ts"
import { picturesMessages as en } from "./en/pictures.ts"
import type { Translations } from "./language.ts"

export type { PicturesMessages } from "./de/pictures.ts"

export const picturesMessages: Translations<PicturesMessages> = { de, en }
