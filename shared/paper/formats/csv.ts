import { dayIn, isDay } from "@tafelrunde/shared/content"
import Papa from "papaparse"

import { type Language } from "../../content/index.ts"
import { type ColumnKind, type Table, type TableCell } from "../tables/table.ts"

/**
 * RFC 4180, CRLF. German: UTF-8 with byte order mark, `;`, `TT.MM.JJJJ`, as a double click in Excel
 * needs it. English: UTF-8 without it, `,`, ISO days.
 */
export function csvOf(table: Table, language: Language): string {
  const rows = table.rows.map((row) =>
    row.map((cell, index) => guarded(textOf(cell, table.columns[index]?.kind ?? "text", language))),
  )
  const headings = table.columns.map(({ heading }) => guarded(heading))
  const csv = Papa.unparse([headings, ...rows], {
    delimiter: language === "de" ? ";" : ",",
    newline: "\r\n",
  })
  return `${language === "de" ? BYTE_ORDER_MARK : ""}${csv}\r\n`
}

const BYTE_ORDER_MARK = "\uFEFF"

function textOf(cell: TableCell, kind: ColumnKind, language: Language): string {
  if (cell === null) return ""
  if (typeof cell === "number") return String(cell)
  if ((kind === "date" || kind === "any") && isDay(cell)) return dayIn(cell, language)
  return kind === "phone" ? nationalPhone(cell) : cell
}

/** A spreadsheet would evaluate such a cell as a formula (CWE-1236, OWASP ASVS 1.2.10). */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n\0]/.test(text) ? `'${text}` : text
}

/**
 * The number as dialled within Germany (DIN 5008), `030 23125102`, other countries with `00`: a
 * leading `+` would have to be escaped as a formula and would then show an apostrophe.
 */
export function nationalPhone(phone: string): string {
  const [whole, rest] = /^\s*(?:\+|00)49[\s/-]*(?:\(0\))?\s*(.*)$/s.exec(phone) ?? []
  if (whole !== undefined) return `0${rest}`
  return phone.replace(/^\s*\+\s*/, "00")
}
