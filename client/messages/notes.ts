import { notesMessages as de, type NotesMessages } from "./de/notes.ts"
import { notesMessages as en } from "./en/notes.ts"
import type { Translations } from "./language.ts"

export type { NotesMessages } from "./de/notes.ts"

export const notesMessages: Translations<NotesMessages> = { de, en }
