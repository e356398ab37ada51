export { EXPORT_NAMES, exportFile, type ExportedFile, type ExportOptions } from "./export-file.ts"
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
