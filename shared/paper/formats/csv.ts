import { dayIn, isDay } from "@tafelrunde/shared/content"
import Papa from "papaparse"

import { type Language } from "../../content/index.ts"
import { type ColumnKind, type Table, type TableCell } from "../tables/table.ts"
import { asPlainText, withoutFormulas } from "./csv-guard.ts"

/**
 * RFC 4180, CRLF. German: UTF-8 with byte order mark, `;`, `TT.MM.JJJJ`, as a double click in Excel
 * needs it. English: UTF-8 without it, `,`, ISO days. Whatever separator a program takes, no cell is
 * a formula, and a text such as `01067` or `1-2` becomes neither a number nor a day.
 */
export function csvOf(table: Table, language: Language): string {
  const rows = table.rows.map((row) =>
    row.map((cell, index) => textOf(cell, table.columns[index]?.kind ?? "text", language)),
  )
  const headings = table.columns.map(({ heading }) => asPlainText(heading))
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
  return kind === "phone" ? withoutFormulas(nationalPhone(cell)) : asPlainText(cell)
}

/**
 * The number as dialled within Germany (DIN 5008), `030 23125102`, other countries with `00`: a
 * leading `+` would have to be escaped as a formula and would then show an apostrophe. Digits alone
 * get a space, because a spreadsheet would make a number of them and drop the zero.
 */
export function nationalPhone(phone: string): string {
  const [whole, rest] = /^\s*(?:\+|00)49[\s/-]*(?:\(0\))?\s*(.*)$/s.exec(phone) ?? []
  const dialled = whole === undefined ? phone.replace(/^\s*\+\s*/, "00") : `0${rest}`
  return dialled.replace(/^(\d{4})(\d+)$/, "$1 $2")
}
