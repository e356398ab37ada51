export { type Additions, writeAdditions } from "./additions/write-additions.ts"
export {
  type BinEntry,
  goesWith,
  holdsMoreThanName,
  isFilled,
  isOwnEntry,
  purgeEntry,
  docOf,
  readBin,
  removeEntry,
  restoreEntry,
} from "./bin.ts"
export { readContent, readLanguage, readTitle, tableCells, writeContent } from "./board-content.ts"
export { type Cell, clearCell, moveRoles, setRoles, toggleRole } from "./cell-edits.ts"
export {
  addEntry,
  type EntryPlace,
  type FieldChange,
  hasEntry,
  isListed,
  moveEntry,
  setField,
  setSectionField,
} from "./entry-edits.ts"
export {
  addHandover,
  changeHandover,
  type HandoverEnds,
  readHandovers,
  type ShownHandover,
} from "./handover-edits.ts"
export { writersOf } from "./entry.ts"
export { mendFlaws } from "./flaws/mend-flaws.ts"
export { type ContentWithFlaws, readContentWithFlaws, readFlaws } from "./flaws/read-flaws.ts"
export { isMark, isRemoved, REMOVED, type Remover } from "./removed.ts"
export { localEdit, newId, Typing } from "./undo.ts"
export { mergeText } from "./merge-text.ts"
export {
  addContact,
  type ContactVisibility,
  moveContact,
  setContactVisibility,
} from "./contacts/contact-edits.ts"
export { EntryLists, type ListedEntry } from "./lists/entry-lists.ts"
export { UndoHistory, type UndoResult } from "./undo-history.ts"
export { type NoteChange, type UndoLabel } from "./undo-step.ts"
export {
  addInstitution,
  moveInstitution,
  removeInstitution,
  renameInstitution,
} from "./institution-edits.ts"
export { hasUnmovedLists, movePersonalLists } from "./contacts/personal-lists.ts"
export { type BoardDocs, cellKey } from "./layout.ts"
export {
  type CellDetails,
  detailsOf,
  type Matrix,
  type MatrixInstitution,
  type MatrixPhase,
  type MatrixTask,
  onModelChange,
  readInstitutions,
  readMatrix,
  rolesOf,
} from "./matrix.ts"
export { addPhase, movePhase, removePhase, renamePhase } from "./phase-edits.ts"
export { addTask, moveTask, removeTask, renameTask } from "./task-edits.ts"
export { onOverwritten, type Overwritten } from "./overwritten/overwritten.ts"
export { onRemoval } from "./watch-removals.ts"
export { BOARD_ROOTS, CONTACT_ROOTS, slotAt, type Slot, type Structure } from "./structure.ts"
