export {
  findCycleBreaks,
  findDepthBreaks,
  firstPageId,
  isDangling,
  isOrphan,
  type CanvasState,
} from "./integrity.ts"
export {
  deepEqual,
  isDeeperThan,
  isJsonObject,
  shareStructure,
  type Json,
  type JsonObject,
} from "./json.ts"
export { LIMITS } from "./limits.ts"
export {
  canvasRecords,
  createRecord,
  readRecord,
  writeChange,
  type YRecord,
} from "./record-codec.ts"
export { recordProblem } from "./record-problem.ts"
export { isShape, type CanvasRecord, type ShapeRecord } from "./record.ts"
export { plainText, richTextProblem, toRichText } from "./rich-text.ts"
export { seedCanvas, templateRecords, type CanvasTemplate } from "./seed-canvas.ts"
export { mergeRecord } from "./merge-record.ts"
export { mergeRichText } from "./merge.ts"
export { toPage } from "./page-place.ts"
