export { EXPORT_NAMES, exportFile, type ExportedFile, type ExportOptions } from "./export-file.ts"
export { fileName } from "./file-name.ts"
export {
  cellOfFinding,
  type Finding,
  type FindingEntity,
  type FindingsOptions,
  type Rule,
  type Severity,
} from "./findings/finding.ts"
export { findings, RULES, SEVERITIES } from "./findings/findings.ts"
export {
  type Column,
  type PaperOptions,
  type Table,
  type TableCell,
  TABLE_NAMES,
  type TableName,
} from "./tables/table.ts"
export { table, tables } from "./tables/tables.ts"
