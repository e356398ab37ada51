import Papa from "papaparse"

import { type Sheet, SheetBuilder, TABLE_LIMITS, TableFileError } from "./sheet.ts"

const SEPARATORS = [";", ",", "\t", "|"]

/** Rows between separators (RFC 4180), whichever separator the file uses; Excel may name it in a first line `sep=;`. */
export function readCsv(text: string, name: string): Sheet {
  const plain = text.replace(/^\uFEFF/, "")
  const [line = "", named] = /^sep=(.)\r?\n/i.exec(plain) ?? []
  const { data, meta } = Papa.parse<string[]>(plain.slice(line.length), {
    delimiter: named ?? "",
    delimitersToGuess: SEPARATORS,
    // One more than a sheet takes, which refuses the file.
    preview: TABLE_LIMITS.rows * 2,
  })
  if (meta.truncated) throw new TableFileError("tooManyRows")
  const sheet = new SheetBuilder(name)
  const first = line === "" ? 1 : 2
  for (const [index, cells] of data.entries()) {
    sheet.addRow(index + first, cells.map(withoutGuard))
  }
  return sheet.build()
}

/** Exports put an apostrophe in front of what a spreadsheet would take for a formula, a number or a day. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\d]/.test(cell) ? cell.slice(1) : cell
}
