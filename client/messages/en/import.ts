import type { ImportMessages } from "../de/import.ts"
import { plural } from "../plural.ts"

export const importMessages: ImportMessages = {
  reading: "Reading the table …",
  faults: {
    tooLarge: "The file is too large. Unpacked, a table may have 48 MB at most.",
    tooManyRows:
      "The table has more than 20,000 rows. Please save only the part that you need as a file of its own.",
    tooManyColumns: "The table has more than 1,000 columns. Please delete what is not part of it.",
    encrypted: "The file has a password. Please save it without one and choose it again.",
    oldExcel: "This is an older Excel file (XLS or XLSB). Please save it as XLSX in Excel.",
    notTable: "This is not a table. XLSX, ODS and CSV can be read.",
    damaged: "The file is damaged. Please open and save it again in your spreadsheet program.",
    entities:
      "The file contains instructions that are not carried out here. Please save it again as XLSX, ODS or CSV.",
    empty: "There is nothing in the file.",
  },

  title: "Import a table",
  fileOf: (name, rows) =>
    `“${name}”: ${plural("en", rows, { one: "# row", other: "# rows" })} below the headings.`,
  sheet: "Sheet",
  kind: "What is in the table?",
  kinds: {
    tasks: "Tasks and responsibilities",
    institutions: "Institutions",
    contacts: "Contacts",
  },
  header: "The headings are in",
  headerRow: (row) => `row ${row}`,
  headerRows: (first, second) => `rows ${first} and ${second}`,
  columns: "What the columns hold",
  column: "Column",
  samples: "Examples",
  becomes: "becomes",
  columnBecomes: (column) => `Column “${column}” becomes`,
  leaveOut: "– left out –",
  fields: "Details",
  institutionsOfBoard: "Responsibilities of",
  newInstitutionNamed: (name) => `Responsibilities of: ${name} (new)`,
  codes: "What the signs mean",
  codesMore: "The board will show its own letters.",
  code: "Sign",
  meaning: "means",
  meaningOf: (code) => `Sign “${code}” means`,
  missing: {
    tasks: "Please choose the column that holds the task.",
    institutions: "Please choose the column that holds the institution's name or short name.",
    contacts: "Please choose the column that holds the institution.",
  },
  preview: "Preview",
  back: "Back",
  cancel: "Cancel",

  previewTitle: "This will be imported",
  added: (what) => `New: ${what}`,
  changed: (what) => `Changed: ${what}`,
  unchanged: (rows) =>
    plural("en", rows, {
      one: "# row is on the board like this already.",
      other: "# rows are on the board like this already.",
    }),
  skipped: (rows) =>
    plural("en", rows, { one: "# row is left out.", other: "# rows are left out." }),
  nothing: "The board has all of this already. There is nothing to import.",
  nothingRemoved: "Nothing is removed, and empty cells change nothing.",
  contactsMore:
    "Only facilitators see new contacts until the people have agreed to being named. The present state is kept as a version before.",
  versionName: (file) => `Before importing ${file}`,
  problems: (n) =>
    plural("en", n, { one: "One detail is left out", other: "# details are left out" }),
  problem: (row, text) => `Row ${row}: ${text}`,
  more: (n) => plural("en", n, { one: "and # more", other: "and # more" }),
  rows: "Row by row",
  row: "Row",
  entry: "Entry",
  outcome: "What happens",
  details: "In detail",
  outcomes: { added: "new", changed: "changed", unchanged: "stays", skipped: "left out" },
  doImport: "Import",
  locked: "The board is locked. Nothing was imported.",
  done: (what) => `Imported: ${what}. “Undo” takes it back.`,
  doneContacts: (what) => `Imported: ${what}. The state before is under “Versions”.`,
}
