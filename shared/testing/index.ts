import expected from "./musterstadt.expected.json" with { type: "json" }

export { arbitraryContent } from "./arbitrary-content.ts"

/** What must come out of the Musterstadt example: findings, counts, who is named where. */
export const musterstadtExpected = expected
export { canvasSamples } from "./canvas-samples.ts"
export {
  doHostileDeed,
  extremeRecords,
  hostileDeed,
  hostileIds,
  type HostileDeed,
} from "./hostile-canvas.ts"
export { HOSTILE_TEXTS, odsSheets, tableOfTexts, unzipped } from "./sheets.ts"
