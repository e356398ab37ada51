import type { NotesMessages } from "../de/notes.ts"
import { plural } from "../plural.ts"

export const notesMessages: NotesMessages = {
  note: "Note",
  text: "Text",
  area: "Area",
  unnamedArea: "Area without a name",
  noArea: "Outside of areas",
  noAreaOf: (page: string): string => `Outside of areas, page “${page}”`,
  search: "Search",
  count: (count: number): string => plural("en", count, { one: "# note", other: "# notes" }),
  countOf: (shown: number, count: number): string => `${shown} of ${count}`,
  none: "No note yet.",
  noneFound: "No note matches.",
  empty: "Note without text",
  write: "New note",
  writeIn: (area: string): string => `New note in “${area}”`,
  writeHint: "Enter adds it. Several lines can be pasted at once: one note per line.",
  add: "Add",
  added: (text: string, area: string): string => `Note “${text}” added to “${area}”`,
  addedCount: (count: number, area: string): string =>
    `${plural("en", count, { one: "# note", other: "# notes" })} added to “${area}”`,
  moved: (text: string, area: string): string => `Note “${text}” is in “${area}” now`,
  isProtected: "Protected: only the facilitators can move or remove it.",
  isLocked: "Locked on the canvas: it can be unlocked and moved only there.",
  tooLong: (most: number): string => `At most ${most} characters.`,
  needsText: "A note needs text. To take it away, press “Remove”.",
}
