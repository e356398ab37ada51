export {
  findCycleBreaks,
  findDepthBreaks,
  firstPageId,
  isDangling,
  isOrphan,
  type CanvasState,
} from "./records/integrity.ts"
export {
  deepEqual,
  isDeeperThan,
  isJsonObject,
  shareStructure,
  type Json,
  type JsonObject,
} from "./records/json.ts"
export { LIMITS } from "./records/limits.ts"
export { ancestorsOf, recordsOfShape } from "./records/frame-records.ts"
export { readCanvas, writeCanvas, writeRecords } from "./records/canvas.ts"
export {
  canvasRecords,
  createRecord,
  readRecord,
  writeChange,
  type YRecord,
} from "./records/record-codec.ts"
export { separateEqualKeys } from "./records/order-keys.ts"
export { recordViolation } from "./records/record-violation.ts"
export { isShape, type CanvasRecord, type ShapeRecord } from "./records/record.ts"
export { isBulkDeletion } from "./protection/bulk-deletion.ts"
export {
  isFreeProp,
  isMarkedProtected,
  markedShapes,
  protectedRecords,
  protectionMarks,
  readProtectionMarks,
  setProtected,
  writeProtectionMarks,
  type ProtectionMarks,
} from "./protection/protection.ts"
export { plainText, richTextViolation, toRichText } from "./text/rich-text.ts"
export {
  FIRST_PAGE,
  seedCanvas,
  templateRecords,
  type CanvasTemplate,
} from "./template/seed-canvas.ts"
export {
  addInstitutionCards,
  type CardInstitution,
  isInstitutionCard,
  removeInstitutionCards,
  renameInstitutionCards,
  separateInstitutionCards,
} from "./template/institution-cards.ts"
export {
  CARD_COLLECTIONS,
  CARD_TYPE,
  type CardCollection,
  cardProps,
  cardReference,
  type CardReference,
  HANDOVER_KEY,
} from "./cards/card-record.ts"
export { mergeRecord } from "./records/merge-record.ts"
export { mergeRichText } from "./text/merge-rich-text.ts"
export { toPage } from "./records/page-place.ts"
export { arrowCourses, estimateLabel } from "./place/arrow-courses.ts"
export { type Area, firstPlace, freePlace } from "./place/free-place.ts"
export { NOTE_SEATS, noteSeats, type NoteSeat, readNoteSeat } from "./notes/note-seats.ts"
export { notePlace } from "./notes/note-place.ts"
export { isEmptyPlace, isNote, noteRecord, withText } from "./notes/note-records.ts"
export { type BoundsOptions } from "./notes/shape-bounds.ts"
