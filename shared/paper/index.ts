export {
  exportFile,
  exportFileName,
  type ExportedFile,
  type ExportOptions,
  type PdfWriter,
} from "./export-file.ts"
export {
  defaultProfile,
  EXPORT_GROUPS,
  EXPORT_NAMES,
  type ExportDescription,
  type ExportGroup,
  exportProfiles,
  EXPORTS,
  findExport,
} from "./exports.ts"
export { headingOf, type PaperDocument } from "./document/node.ts"
export { type Poster } from "./document/posters/poster.ts"
export { posterOf } from "./document/posters/posters.ts"
export { comparisonFile, type ComparisonFormat } from "./comparison-file.ts"
export { type ComparedState } from "./document/comparison-document.ts"
export { extractOf } from "./document/extracts/extracts.ts"
export { paperDocument } from "./document/paper-document.ts"
export { PAPER_STYLE, paperPageStyle } from "./formats/document/html-style.ts"
export { type PaperPieces, paperPieces } from "./formats/document/html.ts"
export { fileName } from "./file-name.ts"
export {
  type Column,
  type PaperOptions,
  type Table,
  type TableCell,
  TABLE_NAMES,
  type TableName,
} from "./tables/table.ts"
export { table, tables } from "./tables/tables.ts"
