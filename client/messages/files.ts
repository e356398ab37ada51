import { filesMessages as de, type FilesMessages } from "./de/files.ts"
import { filesMessages as en } from "./en/files.ts"
import type { Translations } from "./language.ts"

export type { FilesMessages } from "./de/files.ts"

export const filesMessages: Translations<FilesMessages> = { de, en }
