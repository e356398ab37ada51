import Papa from "papaparse"

import { type Sheet, SheetBuilder, TABLE_LIMITS, TableFileError } from "./sheet.ts"

const SEPARATORS = [";", ",", "\t", "|"]

/** Rows between separators (RFC 4180), whichever separator the file uses; Excel may name it in a first line `sep=;`. */
export function readCsv(text: string, name: string): Sheet {
  const plain = text.replace(/^\uFEFF/, "")
  const [line = "", named] = /^sep=(.)\r?\n/i.exec(plain) ?? []
  const { data, meta } = Papa.parse<string[]>(plain.slice(line.length), {
    delimiter: named ?? separatorOf(plain),
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

/** Rows that show how a file is separated. */
const LOOKED_AT = 30

/** The separator under which most rows have the same number of cells; of equals the one with more cells. */
function separatorOf(text: string): string {
  const [best] = SEPARATORS.map((separator) => ({
    separator,
    ...evenness(text, separator),
  })).toSorted((a, b) => b.share - a.share || b.width - a.width)
  return best && best.share > 0 ? best.separator : ";"
}

function evenness(
  text: string,
  delimiter: string,
): { readonly share: number; readonly width: number } {
  const { data } = Papa.parse<string[]>(text, {
    delimiter,
    preview: LOOKED_AT,
    skipEmptyLines: true,
  })
  const widths = Map.groupBy(data, (row) => row.length)
  widths.delete(1)
  const [[width, rows] = [0, []]] = [...widths].toSorted(([, a], [, b]) => b.length - a.length)
  return { share: rows.length / Math.max(1, data.length), width }
}

/** Exports put an apostrophe in front of what a spreadsheet would take for a formula, a number or a day. */
function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\d]/.test(cell) ? cell.slice(1) : cell
}
