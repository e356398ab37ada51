/** Pasted text as rows of cells; lines are cells of one column. Empty cells keep their place. */
export interface PastedCells {
  readonly rows: readonly (readonly string[])[]
  /** A table keeps its rows and columns, lines have none. */
  readonly isTable: boolean
}

interface Pasted {
  readonly text: string
  readonly html?: string | undefined
}

/** Undefined for a single word, sentence or cell. */
export function cellsOf({ text, html }: Pasted): PastedCells | undefined {
  const rows = (html === undefined ? undefined : htmlTable(html)) ?? separatedTable(text)
  const table = rows && withoutEmptyRows(rows)
  if (table && table.some((row) => row.length > 1)) {
    return countOf(table) > 1 ? { rows: table, isTable: true } : undefined
  }
  const lines = table ? table.flat() : text.split(/\r\n|\r|\n/).map(withoutBullet)
  const filled = lines.filter((line) => line !== "")
  return filled.length > 1 ? { rows: filled.map((line) => [line]), isTable: false } : undefined
}

export function countOf(rows: PastedCells["rows"]): number {
  return rows.reduce((sum, row) => sum + row.filter((cell) => cell !== "").length, 0)
}

function withoutEmptyRows(rows: PastedCells["rows"]): string[][] {
  const clean = rows.map((row) => row.map((cell) => cell.trim()))
  const width = Math.max(0, ...clean.map((row) => row.findLastIndex((cell) => cell !== "") + 1))
  return clean.filter((row) => row.some((cell) => cell !== "")).map((row) => row.slice(0, width))
}

/** Bullets and dashes of a list; numbers stay, because people speak of "point 3". */
function withoutBullet(line: string): string {
  return line.trim().replace(/^[-–•*·▪◦]\s+/, "")
}

/** The first table in the HTML that spreadsheets and text programs put on the clipboard. */
function htmlTable(html: string): string[][] | undefined {
  if (!/<table/i.test(html)) return undefined
  const page = new DOMParser().parseFromString(html, "text/html")
  const table = page.querySelector("table")
  if (!table) return undefined
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => {
      const covered: string[] = Array.from({ length: Math.min(cell.colSpan, 50) - 1 }, () => "")
      return [textOf(cell), ...covered]
    }),
  )
}

function textOf(cell: HTMLTableCellElement): string {
  for (const end of cell.querySelectorAll("br")) end.replaceWith("\n")
  const lines = (cell.textContent ?? "")
    .split("\n")
    .map((line) => line.replaceAll(/\s+/g, " ").trim())
  return lines.filter((line) => line !== "").join("\n")
}

/** Cells between tabs, as every spreadsheet puts them; a quoted cell may have tabs, line ends and doubled quotes in it. */
function separatedTable(text: string): string[][] | undefined {
  if (!text.includes("\t")) return undefined
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, quoted, plain = "", end] = found
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === "") break
    if (end !== "\t") rows.push([])
  }
  return rows
}
