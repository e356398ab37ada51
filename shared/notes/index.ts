export { addNotes, moveNote, removeNotes, setNoteText } from "./note-edits.ts"
export { type NoteBoard } from "./note-changes.ts"
export { type ListedNote, type NoteArea, NoteList } from "./note-list.ts"
