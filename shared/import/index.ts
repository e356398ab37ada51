export { decodeFile, type DecodedText } from "./files/decode-text.ts"
export { readTableFile, type TableFile } from "./files/read-file.ts"
export { type Sheet, type TableFault } from "./files/sheet.ts"
export { type ImportField, importFields, IMPORT_KINDS, type ImportKind } from "./columns/fields.ts"
export { findHeader, headerPlaces } from "./columns/header-rows.ts"
export {
  cellTexts,
  type ColumnUse,
  institutionsByName,
  isComplete,
  type Mapping,
  proposeMapping,
} from "./columns/mapping.ts"
export { type CodeRoles, proposeCodes } from "./columns/role-codes.ts"
export { type HeaderPlace, type ImportTable, tableOf } from "./columns/table.ts"
export { type ImportPlan, planImport } from "./plan/plan.ts"
export { type PlannedRow, type RowOutcome } from "./plan/planned.ts"
