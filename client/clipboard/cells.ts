import { blocksOf, parseHtml } from "./html.ts"

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
export function cellsOf(pasted: Pasted): PastedCells | undefined {
  const rows = blockOf(pasted).filter((row) => lengthOf(row) > 0)
  const isTable = rows.some((row) => row.length > 1)
  return countOf(rows) > 1 ? { rows, isTable } : undefined
}

/** All rows and cells, empty ones too, up to the last that is filled. */
export function blockOf({ text, html }: Pasted): readonly (readonly string[])[] {
  const list = listLines(text)
  const rows = tableInHtml(html) ?? (list ? undefined : separatedTable(text))
  const lines = list ?? text.split(/\r\n|\r|\n/).map(withoutBullet)
  const block = (rows ?? lines.map((line) => [line])).map((row) => row.map((cell) => cell.trim()))
  const width = Math.max(0, ...block.map(lengthOf))
  return block
    .slice(0, block.findLastIndex((row) => lengthOf(row) > 0) + 1)
    .map((row) => row.slice(0, width))
}

/** Without empty cells at the end. */
function lengthOf(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell !== "") + 1
}

export function countOf(rows: PastedCells["rows"]): number {
  return rows.reduce((sum, row) => sum + row.filter((cell) => cell !== "").length, 0)
}

/** Bullets and dashes of a list; numbers stay, because people speak of "point 3". */
function withoutBullet(line: string): string {
  return line.trim().replace(/^[-–—•*·▪◦●○■□‣➢]\s+/, "")
}

/** Undefined without a table; lines around the table are rows of one cell. */
function tableInHtml(html: string | undefined): (readonly string[])[] | undefined {
  if (html === undefined || !/<table/i.test(html)) return undefined
  const blocks = blocksOf(parseHtml(html))
  if (!blocks.some(({ kind }) => kind === "table")) return undefined
  return blocks.flatMap((block) =>
    block.kind === "table" ? block.rows : [[withoutBullet(block.text)]],
  )
}

/** Word's bullets: · and § are symbols of its own fonts, o is the bullet of the second level. */
const BULLET = /^\s*[-–—•*·▪◦●○■□‣➢§o]\t+/
const NUMBER = /^\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+)[.)])\t+/i

/** The entries of a list whose bullets and numbers stand before a tab, as Word puts it; undefined for a table. */
function listLines(text: string): readonly string[] | undefined {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "")
  if (!lines.some((line) => line.includes("\t"))) return undefined
  const entries = lines.map((line) => line.replace(BULLET, "").replace(NUMBER, "$1 "))
  return entries.some((entry) => entry.trim().includes("\t"))
    ? undefined
    : entries.map(withoutBullet)
}

/** A single line without a bullet of Word's. */
export function withoutListMarker(text: string): string {
  return text.replace(BULLET, "").replace(NUMBER, "$1 ")
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
