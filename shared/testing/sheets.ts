import { strFromU8, unzipSync } from "fflate"

import { type Table } from "../paper/index.ts"

/** The files inside a ZIP as text, by their names. */
export function unzipped(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
  )
}

/** Texts that broke spreadsheets: formulas, controls, escapes, markup, what is not well-formed. */
export const HOSTILE_TEXTS: readonly string[] = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "'=1",
  "=cmd|' /C calc'!A0",
  "\0",
  "\u0001\u001f\u007f\u0085",
  "\ud800 lone",
  "\ufffe\uffff",
  "a\r\nb\rc\td",
  "_x0041_",
  "  two  spaces  ",
  "<&>\"']]>",
  "&amp; &C &P",
  "2027-01-31",
  "01067",
  "٣ שלום 中文 😀",
  "x".repeat(40_000),
]

export function tableOfTexts(texts: readonly string[], title = "Offene Punkte"): Table {
  return {
    name: "questions",
    title,
    columns: [
      { key: "text", heading: "=Frage & Antwort", kind: "text", width: 10 },
      { key: "short", heading: "Kurz", kind: "text", width: 8 },
    ],
    rows: texts.map((text) => [text, text]),
  }
}

type OdsCell = string | number | Date | null

/** The cells of each sheet of an ODS file that one of our writers has made, by the sheet's name. */
export function odsSheets(bytes: Uint8Array): Readonly<Record<string, OdsCell[][]>> {
  const content = unzipped(bytes)["content.xml"] ?? ""
  const sheets = [...content.matchAll(/<table:table table:name="([^"]*)".*?<\/table:table>/gs)]
  return Object.fromEntries(
    sheets.map(([sheet, name = ""]) => [unescaped(name), matches(sheet, ROW).map(cellsOf)]),
  )
}

const ROW = /<table:table-row [^>]*>(.*?)<\/table:table-row>/gs
const CELL = /<table:table-cell ([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, inside = ""]) => inside)
}

function cellsOf(row: string): OdsCell[] {
  return [...row.matchAll(CELL)].map(([, attributes = "", inside = ""]) => {
    const value = (name: string): string | undefined =>
      new RegExp(`office:${name}="([^"]*)"`).exec(attributes)?.[1]
    const type = value("value-type")
    if (type === undefined) return null
    if (type === "float") return Number(value("value"))
    if (type === "date") return new Date(`${value("date-value")}T00:00:00Z`)
    return matches(inside, /<text:p>(.*?)<\/text:p>/gs)
      .map(paragraphText)
      .join("\n")
  })
}

function paragraphText(xml: string): string {
  return unescaped(
    xml
      .replaceAll("<text:tab/>", "\t")
      .replaceAll(/<text:s text:c="(\d+)"\/>/g, (_all, count: string) => " ".repeat(Number(count))),
  )
}

function unescaped(xml: string): string {
  const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' }
  return xml.replaceAll(/&(amp|lt|gt|quot);/g, (_all, name: string) => signs[name] ?? "")
}
