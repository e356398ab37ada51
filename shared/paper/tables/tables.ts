import { type BoardContent } from "../../content/index.ts"
import { agreementsTable, questionsTable } from "./agreements.ts"
import { contactsTable } from "./contacts.ts"
import { handoversTable } from "./handovers.ts"
import { institutionsTable } from "./institutions.ts"
import { type Paper, paperOf } from "./paper.ts"
import { findingsTable, metadataTable } from "./report.ts"
import { matrixTable, responsibilitiesTable } from "./responsibilities.ts"
import { type PaperOptions, type Table, TABLE_NAMES, type TableName } from "./table.ts"
import { workloadTable } from "./workload.ts"

const TABLES: Readonly<Record<TableName, (paper: Paper) => Table>> = {
  matrix: matrixTable,
  responsibilities: responsibilitiesTable,
  contacts: contactsTable,
  handovers: handoversTable,
  agreements: agreementsTable,
  questions: questionsTable,
  institutions: institutionsTable,
  workload: workloadTable,
  findings: findingsTable,
  metadata: metadataTable,
}

/** One table of the paper; redacts the content for its profile. */
export function table(name: TableName, content: BoardContent, options: PaperOptions): Table {
  return TABLES[name](paperOf(content, options))
}

/** All tables of the paper, in the order of the workbook's sheets. */
export function tables(content: BoardContent, options: PaperOptions): readonly Table[] {
  const paper = paperOf(content, options)
  return TABLE_NAMES.map((name) => TABLES[name](paper))
}
