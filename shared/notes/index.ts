export {
  countsOf,
  FACT_COLLECTIONS,
  type FactCollection,
  factOf,
  type FactReference,
  hasRoom,
  type NoteText,
  type PlannedFact,
  planFacts,
  promoteNotes,
  type Promotion,
  type Row,
  unlinkNote,
} from "./facts.ts"
export { addNotes, moveNote, removeNotes, setNoteText } from "./note-edits.ts"
export { type NoteBoard } from "./note-changes.ts"
export { type ListedNote, type NoteArea, NoteList } from "./note-list.ts"
