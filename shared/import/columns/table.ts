import { type Merge, type Sheet, type SheetRow, TABLE_LIMITS } from "../files/sheet.ts"

/** Which rows of a sheet hold the headings. */
export interface HeaderPlace {
  /** Place among the sheet's rows, from 0. */
  readonly at: number
  readonly count: 1 | 2
}

export interface TableColumn {
  /** From 0. */
  readonly column: number
  /** The heading in one piece; the column's letter where it has none. */
  readonly heading: string
  /** Of two header rows the upper and the lower one; the same for one. */
  readonly upper: string
  readonly lower: string
  readonly samples: readonly string[]
}

export interface TableRow {
  /** As the spreadsheet counts. */
  readonly number: number
  /** Merged cells are filled throughout. */
  readonly cells: readonly string[]
  /** A single text over several columns, such as the name of a phase over its tasks. */
  readonly isBand: boolean
}

export interface ImportTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** Numbers of rows with a formula whose result the file does not hold. */
  readonly uncomputed: readonly number[]
}

const SAMPLES = 3

/** The sheet as a table under its headings. */
export function tableOf(sheet: Sheet, header: HeaderPlace): ImportTable {
  const filled = withMerges(sheet)
  const [upper, second] = filled.slice(header.at, header.at + header.count)
  const rows = filled.slice(header.at + header.count)
  const width = Math.max(0, ...filled.slice(header.at).map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_unused, column): TableColumn => {
    const texts = [upper, second ?? upper].map((row) => oneLine(row?.cells[column] ?? ""))
    const [top = "", bottom = ""] = texts
    const samples = rows.map(({ cells }) => cells[column] ?? "").filter((cell) => cell !== "")
    return {
      column,
      upper: top,
      lower: bottom,
      heading: [...new Set(texts)].filter(Boolean).join(" – ") || letterOf(column),
      samples: [...new Set(samples)].slice(0, SAMPLES),
    }
  })
  return {
    columns: columns.filter(({ upper: a, lower: b, samples }) => a || b || samples.length > 0),
    rows,
    uncomputed: sheet.uncomputed,
  }
}

function oneLine(text: string): string {
  // Syllables that somebody has broken by hand over a narrow column.
  return text
    .replaceAll(/(?<=\p{L})-\s*\n\s*(?=\p{Ll})/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim()
}

/** The letter of a column, as spreadsheets name it. */
function letterOf(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter
}

/** The rows with every merged cell filled. A band of one text stays one cell. */
function withMerges({ rows, merges }: Sheet): readonly TableRow[] {
  const found = new Map(rows.map((row) => [row.number, row]))
  const bands = new Set(
    merges
      .filter((merge) => merge.columns > 1 && isAlone(found.get(merge.row), merge.column))
      .map(({ row }) => row),
  )
  const filled = new Map(rows.map(({ number, cells }) => [number, [...cells]]))
  let left: number = TABLE_LIMITS.cells
  for (const merge of merges) {
    if (!bands.has(merge.row)) left -= fill(filled, merge, left)
  }
  return rows.map(({ number, cells }) => ({
    number,
    cells: (filled.get(number) ?? cells).map((cell) => cell.trim()),
    isBand: bands.has(number),
  }))
}

function isAlone(row: SheetRow | undefined, column: number): boolean {
  const places = row?.cells.flatMap((cell, at) => (cell.trim() === "" ? [] : [at]))
  return places?.length === 1 && places[0] === column
}

/** Returns how many cells it has filled, at most as many as are left. */
function fill(rows: Map<number, string[]>, merge: Merge, left: number): number {
  const text = rows.get(merge.row)?.[merge.column] ?? ""
  const columns = Math.min(merge.columns, TABLE_LIMITS.columns - merge.column)
  let count = 0
  if (text.trim() === "") return count
  for (let row = merge.row; row < merge.row + merge.rows && count + columns <= left; row += 1) {
    const cells = rows.get(row)
    count += columns
    if (!cells) continue
    for (let column = merge.column; column < merge.column + columns; column += 1) {
      while (cells.length <= column) cells.push("")
      cells[column] = text
    }
  }
  return count
}
